package io.tombolo.core.wire.json;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.FieldDeclaration;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonMismatch.Place;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form of a record: an object with the fields in the order of their declaration.
final class RecordForm implements JsonForm {

    private final Class<? extends Record> type;

    /// Made on first use, because records may contain lists of themselves; harmless to make twice.
    private volatile @Nullable Compiled compiled;

    RecordForm(Class<? extends Record> type) {
        this.type = type;
    }

    private record Field(FieldDeclaration declaration, JsonForm form, Bytes name, boolean omitted) {

        static Field of(FieldDeclaration declaration) {
            var writer = new JsonWriter();
            writer.write(declaration.jsonName()).raw(':');
            return new Field(
                    declaration,
                    JsonForms.of(declaration),
                    writer.toBytes(),
                    declaration.omission() != WireField.Omission.NEVER);
        }
    }

    private record Compiled(List<Field> fields, Map<String, Field> byFoldedName) {}

    private Compiled compiled() {
        Compiled known = compiled;
        if (known == null) {
            List<Field> fields = RecordCodec.of(type).fields().stream()
                    .filter(field -> !field.hiddenInJson())
                    .map(Field::of)
                    .toList();
            var byName = new HashMap<String, Field>();
            for (Field field : fields) {
                byName.put(fold(field.declaration().jsonName()), field);
            }
            known = new Compiled(fields, Map.copyOf(byName));
            compiled = known;
        }
        return known;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(JsonWriter writer, Object value) {
        char before = '{';
        for (Field field : compiled().fields()) {
            Object content = field.declaration().getter().get(value);
            if (!field.omitted() || !isZero(content, field.declaration().zero())) {
                writer.raw(before).raw(field.name());
                field.form().write(writer, content);
                before = ',';
            }
        }
        if (before == '{') {
            writer.raw('{');
        }
        writer.raw('}');
    }

    /// Numbers come in the widest form there is.
    private static boolean isZero(Object content, Object zero) {
        return (content instanceof Number number && zero instanceof Number)
                ? number.doubleValue() == 0
                : content.equals(zero);
    }

    @Override
    public void read(Json json, JsonRules rules, Place place, MsgpackWriter wire) throws JsonMismatch {
        if (!(json instanceof Json.Table(List<Json.Member> members))) {
            throw place.expected(json.kind(), type());
        }
        Map<Field, Json> given = match(members, rules);
        Place inside = place.in(type.getSimpleName());
        wire.writeMapHeader(given.size());
        for (var entry : given.entrySet()) {
            FieldDeclaration declaration = entry.getKey().declaration();
            wire.writeBytes(declaration.name().getBytes(StandardCharsets.UTF_8));
            entry.getKey().form().read(entry.getValue(), rules, inside.field(declaration.jsonName()), wire);
        }
    }

    /// The fields that say something; `null` says nothing.
    private Map<Field, Json> match(List<Json.Member> members, JsonRules rules) throws JsonMismatch {
        var given = new LinkedHashMap<Field, Json>();
        for (Json.Member member : members) {
            Field field = find(member.name(), rules);
            if (field == null) {
                if (rules.refusesUnknown()) {
                    throw new JsonMismatch("json: unknown field %s".formatted(JsonCodec.quote(member.name())));
                }
            } else if (!(member.value() instanceof Json.Null)) {
                given.put(field, member.value());
            }
        }
        return given;
    }

    private @Nullable Field find(String name, JsonRules rules) {
        Map<String, Field> byName = compiled().byFoldedName();
        Field field = byName.get(fold(name));
        return field == null && rules.takesSnakeCase() ? byName.get(fold(name).replace("_", "")) : field;
    }

    @Override
    public String type() {
        return "structs." + type.getSimpleName();
    }
}
