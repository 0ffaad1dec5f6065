package io.tombolo.core.wire.json;

import io.tombolo.core.terms.GoDuration;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.GoTime;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.json.JsonMismatch.Place;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The forms of types that are one value.
final class ScalarForms {

    private ScalarForms() {}

    record TextForm() implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            writer.write((String) value);
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Text(String text))) {
                throw place.expected(json.kind(), type());
            }
            wire.writeString(text);
        }

        @Override
        public String type() {
            return "string";
        }
    }

    record TruthForm() implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            writer.write((boolean) value);
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Truth(boolean truth))) {
                throw place.expected(json.kind(), type());
            }
            wire.writeBoolean(truth);
        }

        @Override
        public String type() {
            return "bool";
        }
    }

    /// @param bits     of the numbers that fit
    /// @param unsigned whether negative ones do not
    record WholeForm(int bits, boolean unsigned) implements JsonForm {

        /// The digits of the largest number that can fit, twice over: more are not worth parsing.
        private static final int LENGTH_LIMIT = 40;

        @Override
        public void write(JsonWriter writer, Object value) {
            long number = ((Number) value).longValue();
            if (unsigned) {
                writer.writeUnsigned(number);
            } else {
                writer.write(number);
            }
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Numeral(String text))) {
                throw place.expected(json.kind(), type());
            }
            boolean whole =
                    text.length() <= LENGTH_LIMIT && text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
            if (!whole || !fits(new BigInteger(text))) {
                throw place.expected("number " + text, type());
            }
            long number = new BigInteger(text).longValue();
            if (unsigned) {
                wire.writeUnsigned(number);
            } else {
                wire.writeLong(number);
            }
        }

        private boolean fits(BigInteger number) {
            return unsigned ? number.signum() >= 0 && number.bitLength() <= bits : number.bitLength() < bits;
        }

        @Override
        public String type() {
            return unsigned ? "uint64" : "int";
        }
    }

    record FractionForm() implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            writer.write(((Number) value).doubleValue());
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Numeral(String text))) {
                throw place.expected(json.kind(), type());
            }
            double number = Double.parseDouble(text);
            if (Double.isInfinite(number)) {
                throw place.expected("number " + text, type());
            }
            wire.writeDouble(number);
        }

        @Override
        public String type() {
            return "float64";
        }
    }

    /// @param emptyIsNull whether no bytes are `null`
    record BytesForm(boolean emptyIsNull) implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            var bytes = (Bytes) value;
            if (emptyIsNull && bytes.isEmpty()) {
                writer.writeNull();
            } else {
                writer.writeBase64(bytes);
            }
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Text(String text))) {
                throw place.expected(json.kind(), type());
            }
            try {
                wire.writeBytes(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException notBase64) {
                throw new JsonMismatch("illegal base64 data at input byte %d".formatted(firstBad(text)));
            }
        }

        private static int firstBad(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean good = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
                if (!good) {
                    return i;
                }
            }
            return text.length() / 4 * 4;
        }

        @Override
        public String type() {
            return "[]uint8";
        }
    }

    record TimeForm() implements JsonForm {

        /// As many digits after the seconds as are not zero.
        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

        @Override
        public void write(JsonWriter writer, Object value) {
            writer.write(
                    value instanceof GoTime time
                            ? text(time.instant(), ZoneOffset.ofTotalSeconds(time.offsetSeconds()))
                            : text((Instant) value, ZoneOffset.UTC));
        }

        private static String text(Instant instant, ZoneOffset offset) {
            OffsetDateTime time = instant.atOffset(offset);
            String seconds = "%04d-%02d-%02dT%02d:%02d:%02d"
                    .formatted(
                            time.getYear(),
                            time.getMonthValue(),
                            time.getDayOfMonth(),
                            time.getHour(),
                            time.getMinute(),
                            time.getSecond());
            String fraction = time.getNano() == 0 ? "" : "." + trimmed("%09d".formatted(time.getNano()));
            return seconds + fraction + offset.getId();
        }

        private static String trimmed(String digits) {
            int last = digits.length();
            while (digits.charAt(last - 1) == '0') {
                last--;
            }
            return digits.substring(0, last);
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Text(String text))) {
                throw new JsonMismatch("Time.UnmarshalJSON: input is not a JSON string");
            }
            try {
                WireCodec.of(Instant.class)
                        .write(wire, OffsetDateTime.parse(text, FORMAT).toInstant());
            } catch (DateTimeException refused) {
                throw new JsonMismatch("parsing time \"%s\" as RFC 3339: it is no such time".formatted(text));
            }
        }

        @Override
        public String type() {
            return "time.Time";
        }
    }

    /// @param asText whether it is shown as text; read it is as text or as a number of nanoseconds, always
    record DurationForm(boolean asText) implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            var duration = (Duration) value;
            if (asText) {
                writer.write(GoDuration.text(duration));
            } else {
                writer.write(duration.toNanos());
            }
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Text(String text))) {
                new WholeForm(Long.SIZE, false).read(json, rules, place, wire);
                return;
            }
            switch (GoDuration.parse(text.isEmpty() ? "0" : text)) {
                case GoDuration.Parsed(Duration length) -> wire.writeLong(length.toNanos());
                case GoDuration.Malformed(String fault) -> throw new JsonMismatch(fault);
            }
        }

        @Override
        public String type() {
            return "time.Duration";
        }
    }

    /// Any value. Texts are what raw bytes are shown as, for that is what they were before they went over the wire.
    record AnyForm() implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            switch ((Value) value) {
                case Value.Nil _ -> writer.writeNull();
                case Value.Bool(boolean truth) -> writer.write(truth);
                case Value.Int(long number) -> writer.write(number);
                case Value.HugeInt(long bits) -> writer.writeUnsigned(bits);
                case Value.Float32(float number) -> writer.write(number);
                case Value.Float64(double number) -> writer.write(number);
                case Value.Raw(Bytes bytes) -> writer.write(bytes.text());
                case Value.Array(List<Value> values) -> {
                    char before = '[';
                    for (Value one : values) {
                        write(writer.raw(before), one);
                        before = ',';
                    }
                    closed(writer, before, '[', ']');
                }
                case Value.Table table -> {
                    char before = '{';
                    for (var entry : sorted(table)) {
                        writer.raw(before).write(entry.getKey()).raw(':');
                        write(writer, entry.getValue());
                        before = ',';
                    }
                    closed(writer, before, '{', '}');
                }
            }
        }

        private static void closed(JsonWriter writer, char before, char open, char close) {
            if (before == open) {
                writer.raw(open);
            }
            writer.raw(close);
        }

        private static List<Map.Entry<String, Value>> sorted(Value.Table table) {
            return table.entries().entrySet().stream()
                    .map(entry -> Map.entry(name(entry.getKey()), entry.getValue()))
                    .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                    .toList();
        }

        private static String name(Value key) {
            return key.text().orElseGet(() -> switch (key) {
                case Value.Int(long number) -> Long.toString(number);
                case Value.HugeInt(long bits) -> Long.toUnsignedString(bits);
                default -> key.toString();
            });
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            wire.writeValue(value(json));
        }

        private static Value value(Json json) {
            return switch (json) {
                case Json.Null _ -> Value.nil();
                case Json.Truth(boolean truth) -> Value.of(truth);
                case Json.Numeral(String text) -> Value.of(Double.parseDouble(text));
                case Json.Text(String text) -> Value.of(text);
                case Json.Array(List<Json> values) -> {
                    var list = new ArrayList<Value>();
                    values.forEach(one -> list.add(value(one)));
                    yield Value.of(list);
                }
                case Json.Table(List<Json.Member> members) -> {
                    var entries = new LinkedHashMap<String, Value>();
                    members.forEach(member -> entries.put(member.name(), value(member.value())));
                    yield Value.of(entries);
                }
            };
        }

        @Override
        public String type() {
            return "interface {}";
        }
    }
}
