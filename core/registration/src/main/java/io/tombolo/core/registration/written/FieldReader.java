package io.tombolo.core.registration.written;

import io.tombolo.core.terms.GoDuration;
import io.tombolo.core.wire.json.Json;
import io.tombolo.core.wire.msgpack.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the fields of one object by their names, in any case, and reports what has a wrong type.
///
/// A field that is missing, `null` or wrong reads as zero. Every name that is asked for counts as known;
/// [#refuseOthers()] reports the rest. Texts of faults are those of the original: HTTP sheet 1.10 and 5.
public final class FieldReader {

    /// Digits before the point of the largest number of 64 bits.
    private static final int LONGEST_NUMBER = 19;

    private final FirstFault fault;
    private final boolean blocks;
    private final String path;
    private final Map<String, Json.Member> fields;
    private final Set<String> known = new HashSet<>();

    private FieldReader(FirstFault fault, boolean blocks, String path, Map<String, Json.Member> fields) {
        this.fault = fault;
        this.blocks = blocks;
        this.path = path;
        this.fields = fields;
    }

    /// Reads a whole body.
    ///
    /// @param type what messages call the type that an object stands for
    public static FieldReader ofBody(Json body, String type) {
        return of(new FirstFault(), false, "", body, "value of type " + type);
    }

    /// Reads a block of a configuration file, where a block that stands once is a list of one.
    public static FieldReader ofBlock(Json block) {
        return of(new FirstFault(), true, "", block, "value of type struct");
    }

    private static FieldReader of(FirstFault fault, boolean blocks, String path, Json value, String wanted) {
        var fields = new LinkedHashMap<String, Json.Member>();
        switch (value) {
            case Json.Table(var list) -> list.forEach(field -> fields.put(folded(field.name()), field));
            case Json.Null() -> {}
            case Json.Text _, Json.Numeral _, Json.Truth _, Json.Array _ ->
                fault.report("json: cannot unmarshal %s into Go %s".formatted(value.kind(), wanted));
        }
        return new FieldReader(fault, blocks, path, fields);
    }

    /// The first fault of this object and of all that were read from it.
    public Optional<String> fault() {
        return fault.text();
    }

    /// Reports a fault that the reader cannot see.
    public void report(String text) {
        fault.report(text);
    }

    /// Reports the first field that nobody asked for.
    public void refuseOthers() {
        fields.values().stream()
                .filter(field -> !known.contains(folded(field.name())))
                .findFirst()
                .ifPresent(field -> fault.report("json: unknown field \"%s\"".formatted(field.name())));
    }

    /// Takes fields as known that are not looked at.
    public void accept(String... names) {
        for (String name : names) {
            known.add(folded(name));
        }
    }

    /// Whether a field is there and says something.
    public boolean has(String... names) {
        return find(names).isPresent();
    }

    /// A text.
    public String text(String... names) {
        return find(names).map(field -> asText(field, "string")).orElse("");
    }

    /// A whole number of 32 bits.
    public int whole(String... names) {
        return find(names).map(this::asWhole).orElse(0);
    }

    /// A truth.
    public boolean truth(String... names) {
        return optionalTruth(names).orElse(false);
    }

    /// A truth, if one is there.
    public Optional<Boolean> optionalTruth(String... names) {
        return find(names).map(field -> {
            if (field.value() instanceof Json.Truth(boolean holds)) {
                return holds;
            }
            mismatch(field.value().kind(), field.name(), "bool");
            return false;
        });
    }

    /// A duration: a text with units, or a number of nanoseconds.
    public Duration duration(String... names) {
        return find(names).map(this::asDuration).orElse(Duration.ZERO);
    }

    /// A list of texts.
    public List<String> texts(String... names) {
        return find(names)
                .map(field -> list(field, "[]string", item -> asText(item, "string")))
                .orElse(List.of());
    }

    /// A map of texts.
    public Map<String, String> textMap(String... names) {
        return find(names)
                .map(field -> map(field, "map[string]string", item -> asText(item, "string")))
                .orElse(Map.of());
    }

    /// A map of lists of texts.
    public Map<String, List<String>> textListMap(String... names) {
        return find(names)
                .map(field -> map(
                        field, "map[string][]string", entry -> list(entry, "[]string", item -> asText(item, "string"))))
                .orElse(Map.of());
    }

    /// A map of whatever is in it.
    public Map<String, Value> anything(String... names) {
        return find(names)
                .map(field -> map(field, "map[string]interface {}", entry -> plain(entry.value())))
                .orElse(Map.of());
    }

    /// An object, if one is there.
    public <T> Optional<T> object(Function<FieldReader, T> read, String... names) {
        return find(names).map(field -> read.apply(nested(field)));
    }

    /// A list of objects; `null` in it reads as an empty object.
    public <T> List<T> objects(Function<FieldReader, T> read, String... names) {
        return find(names)
                .map(field -> list(field, "[]struct", item -> read.apply(nested(item))))
                .orElse(List.of());
    }

    /// A map of objects.
    public <T> Map<String, T> objectMap(Function<FieldReader, T> read, String... names) {
        return find(names)
                .map(field -> map(field, "map[string]struct", entry -> read.apply(nested(entry))))
                .orElse(Map.of());
    }

    private FieldReader nested(Json.Member field) {
        String below = path + "." + field.name();
        return of(fault, blocks, below, field.value(), "struct field %s of type struct".formatted(below));
    }

    private Optional<Json.Member> find(String... names) {
        accept(names);
        for (String name : names) {
            Json.Member field = fields.get(folded(name));
            if (field != null && !(field.value() instanceof Json.Null)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private String asText(Json.Member field, String type) {
        return switch (field.value()) {
            case Json.Text(var text) -> text;
            case Json.Null() -> "";
            case Json.Numeral _, Json.Truth _, Json.Array _, Json.Table _ -> {
                mismatch(field.value().kind(), field.name(), type);
                yield "";
            }
        };
    }

    private int asWhole(Json.Member field) {
        if (!(field.value() instanceof Json.Numeral(var digits))) {
            mismatch(field.value().kind(), field.name(), "int");
            return 0;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notWhole) {
            mismatch("number " + digits, field.name(), "int");
            return 0;
        }
    }

    private Duration asDuration(Json.Member field) {
        return switch (field.value()) {
            case Json.Text(var text) ->
                switch (GoDuration.parse(text)) {
                    case GoDuration.Parsed(var length) -> length;
                    case GoDuration.Malformed(var what) -> {
                        fault.report(what);
                        yield Duration.ZERO;
                    }
                };
            case Json.Numeral(var digits) -> nanoseconds(field, digits);
            case Json.Truth _, Json.Null _, Json.Array _, Json.Table _ -> {
                mismatch(field.value().kind(), field.name(), "time.Duration");
                yield Duration.ZERO;
            }
        };
    }

    private Duration nanoseconds(Json.Member field, String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            // A short text can be a number of a billion digits, which nobody may write out.
            if (number.precision() - (long) number.scale() > LONGEST_NUMBER) {
                throw new ArithmeticException("more than 64 bits");
            }
            return Duration.ofNanos(number.toBigInteger().longValueExact());
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            mismatch("number " + digits, field.name(), "time.Duration");
            return Duration.ZERO;
        }
    }

    private <T> List<T> list(Json.Member field, String type, Function<Json.Member, T> read) {
        return switch (field.value()) {
            case Json.Array(var items) ->
                items.stream()
                        .map(item -> read.apply(new Json.Member(field.name(), item)))
                        .toList();
            case Json.Null() -> List.of();
            case Json.Table _ when blocks -> List.of(read.apply(field));
            case Json.Text _, Json.Numeral _, Json.Truth _, Json.Table _ -> {
                mismatch(field.value().kind(), field.name(), type);
                yield List.of();
            }
        };
    }

    private <T> Map<String, T> map(Json.Member field, String type, Function<Json.Member, T> read) {
        if (!(field.value() instanceof Json.Table(var entries))) {
            mismatch(field.value().kind(), field.name(), type);
            return Map.of();
        }
        var map = new LinkedHashMap<String, T>();
        for (Json.Member entry : entries) {
            map.put(entry.name(), read.apply(new Json.Member(field.name(), entry.value())));
        }
        return map;
    }

    private static Value plain(Json value) {
        return switch (value) {
            case Json.Text(var text) -> Value.of(text);
            case Json.Numeral(var digits) -> Value.of(Double.parseDouble(digits));
            case Json.Truth(var holds) -> Value.of(holds);
            case Json.Null() -> Value.nil();
            case Json.Array(var items) -> {
                var values = new ArrayList<Value>(items.size());
                items.forEach(item -> values.add(plain(item)));
                yield Value.of(values);
            }
            case Json.Table(var fields) -> {
                var table = new LinkedHashMap<String, Value>();
                fields.forEach(field -> table.put(field.name(), plain(field.value())));
                yield Value.of(table);
            }
        };
    }

    private void mismatch(String kind, String name, String type) {
        fault.report(
                "json: cannot unmarshal %s into Go struct field %s.%s of type %s".formatted(kind, path, name, type));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
