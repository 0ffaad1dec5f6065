package io.tombolo.core.wire.json;

import io.tombolo.core.wire.json.JsonMismatch.Place;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forms of lists, maps and of what may be missing.
final class CompoundForms {

    private CompoundForms() {}

    /// @param emptyIsNull whether a list of none is `null`
    record ListForm(JsonForm element, boolean emptyIsNull) implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            var list = (List<?>) value;
            if (list.isEmpty() && emptyIsNull) {
                writer.writeNull();
                return;
            }
            char before = '[';
            for (Object one : list) {
                element.write(writer.raw(before), one);
                before = ',';
            }
            if (list.isEmpty()) {
                writer.raw('[');
            }
            writer.raw(']');
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Array(List<Json> values))) {
                throw place.expected(json.kind(), type());
            }
            wire.writeArrayHeader(values.size());
            for (Json one : values) {
                readOrNil(element, one, rules, place, wire);
            }
        }

        @Override
        public String type() {
            return "[]" + element.type();
        }
    }

    /// @param emptyIsNull whether a map of none is `null`
    record MapForm(JsonForm element, boolean emptyIsNull) implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            var map = (Map<?, ?>) value;
            if (map.isEmpty() && emptyIsNull) {
                writer.writeNull();
                return;
            }
            char before = '{';
            for (var entry : map.entrySet()) {
                writer.raw(before).write((String) entry.getKey()).raw(':');
                element.write(writer, entry.getValue());
                before = ',';
            }
            if (map.isEmpty()) {
                writer.raw('{');
            }
            writer.raw('}');
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            if (!(json instanceof Json.Table(List<Json.Member> members))) {
                throw place.expected(json.kind(), type());
            }
            var last = new LinkedHashMap<String, Json>();
            members.forEach(member -> last.put(member.name(), member.value()));
            wire.writeMapHeader(last.size());
            for (var entry : last.entrySet()) {
                wire.writeString(entry.getKey());
                readOrNil(element, entry.getValue(), rules, place, wire);
            }
        }

        @Override
        public String type() {
            return "map[string]" + element.type();
        }
    }

    record OptionalForm(JsonForm element) implements JsonForm {
        @Override
        public void write(JsonWriter writer, Object value) {
            var optional = (Optional<?>) value;
            if (optional.isPresent()) {
                element.write(writer, optional.get());
            } else {
                writer.writeNull();
            }
        }

        @Override
        public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
            element.read(json, rules, place, wire);
        }

        @Override
        public String type() {
            return element.type();
        }
    }

    private static void readOrNil(JsonForm form, Json json, JsonRules rules, Place place, MsgpackWriter wire)
            throws JsonMismatch {
        if (json instanceof Json.Null) {
            wire.writeNil();
        } else {
            form.read(json, rules, place, wire);
        }
    }
}
