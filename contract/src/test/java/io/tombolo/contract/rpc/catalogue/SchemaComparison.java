package io.tombolo.contract.rpc.catalogue;

import io.tombolo.contract.rpc.configentry.ConfigEntry;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.EncodedBy;
import io.tombolo.core.wire.binding.NamedType;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.binding.Wrapped;
import io.tombolo.core.wire.msgpack.Value;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares records with the peers' structures, down to the last of those that they contain.
final class SchemaComparison {

    private static final Map<Class<?>, Set<String>> SCALARS = Map.ofEntries(
            Map.entry(String.class, Set.of("string")),
            Map.entry(boolean.class, Set.of("bool")),
            Map.entry(Boolean.class, Set.of("bool")),
            Map.entry(int.class, Set.of("int", "int32", "uint8", "uint32", "uint")),
            Map.entry(long.class, Set.of("int", "int32", "uint8", "uint32", "uint")),
            Map.entry(Long.class, Set.of("int", "int32", "uint8", "uint32", "uint")),
            Map.entry(double.class, Set.of("float64")),
            Map.entry(Double.class, Set.of("float64")),
            Map.entry(float.class, Set.of("float32")),
            Map.entry(Duration.class, Set.of("dur")),
            Map.entry(Instant.class, Set.of("time")),
            Map.entry(Bytes.class, Set.of("bytes")),
            // An entry alone does not say of which kind it is; in a list of one kind it does not have to.
            Map.entry(Value.class, Set.of("any", "interface:ConfigEntry")),
            Map.entry(ConfigEntry.class, Set.of("interface:ConfigEntry")));

    private final PeersSchema schema;
    private final Set<String> differences = new TreeSet<>();
    private final Set<List<Object>> seen = new HashSet<>();

    SchemaComparison(PeersSchema schema) {
        this.schema = schema;
    }

    /// What was found, as `Structure.Field: what is wrong`.
    Set<String> differences() {
        return differences;
    }

    /// Compares one of our types with one of theirs.
    ///
    /// @param where the field or method it is of
    void compare(String where, AnnotatedType ours, String theirs) {
        if (theirs.startsWith("*")) {
            compareArgument(where, ours, Optional.class, 0, theirs.substring(1), theirs);
        } else if (theirs.startsWith("[]")) {
            // A pointer in a list or map says nothing: nobody sends a nil there.
            compareArgument(where, ours, List.class, 0, withoutPointer(theirs.substring(2)), theirs);
        } else if (theirs.startsWith("map[")) {
            int end = theirs.indexOf(']');
            compareArgument(where, ours, Map.class, 0, theirs.substring(4, end), theirs);
            compareArgument(where, ours, Map.class, 1, withoutPointer(theirs.substring(end + 1)), theirs);
        } else if (schema.isStructure(theirs) || theirs.equals("struct{}")) {
            compareStructure(where, ours, theirs);
        } else if (theirs.equals("interface:ConfigEntry")
                && ours instanceof AnnotatedParameterizedType parameterized
                && ((ParameterizedType) ours.getType()).getRawType() == Optional.class) {
            compareScalar(where, parameterized.getAnnotatedActualTypeArguments()[0], theirs);
        } else {
            compareScalar(where, ours, theirs);
        }
    }

    private static String withoutPointer(String type) {
        return type.startsWith("*") ? type.substring(1) : type;
    }

    private void compareArgument(
            String where, AnnotatedType ours, Class<?> container, int index, String argument, String theirs) {
        if (ours instanceof AnnotatedParameterizedType parameterized
                && ((ParameterizedType) ours.getType()).getRawType() == container) {
            compare(where, parameterized.getAnnotatedActualTypeArguments()[index], argument);
        } else {
            differ(where, ours, theirs);
        }
    }

    private void compareScalar(String where, AnnotatedType ours, String theirs) {
        String base = theirs.replaceAll("<.*>", "");
        if (ours.getType() instanceof Class<?> plain) {
            if (plain.isAnnotationPresent(NamedType.class)) {
                compare(where, plain.getRecordComponents()[0].getAnnotatedType(), theirs);
                return;
            }
            if (ours.isAnnotationPresent(Unsigned.class)
                    ? base.equals("uint64")
                    : SCALARS.getOrDefault(plain, Set.of()).contains(base)) {
                return;
            }
        }
        differ(where, ours, theirs);
    }

    private void compareStructure(String where, AnnotatedType ours, String theirs) {
        if (!(ours.getType() instanceof Class<?> plain) || !plain.isRecord()) {
            differ(where, ours, theirs);
            return;
        }
        if (!seen.add(List.of(plain, theirs))) {
            return;
        }
        boolean wrapped = !theirs.equals("struct{}") && schema.isWrapped(theirs);
        boolean ownForm = plain.isAnnotationPresent(Wrapped.class) || plain.isAnnotationPresent(EncodedBy.class);
        if (wrapped != ownForm) {
            differences.add("%s: %s in a byte string, %s is otherwise"
                    .formatted(where, wrapped ? "travels" : "does not travel", plain.getSimpleName()));
        }
        Map<String, String> fields = theirs.equals("struct{}") ? Map.of() : schema.fields(theirs);
        Map<String, AnnotatedType> components = new TreeMap<>();
        collect(plain, components);
        for (var field : fields.entrySet()) {
            String name = theirs + "." + field.getKey();
            AnnotatedType component = components.remove(field.getKey());
            if (component == null) {
                differences.add(name + ": missing");
            } else {
                compare(name, component, field.getValue());
            }
        }
        components.keySet().forEach(extra -> differences.add("%s.%s: no peer has it".formatted(theirs, extra)));
    }

    /// The fields of a record and of those embedded in it; the first of a name counts.
    private static void collect(Class<?> type, Map<String, AnnotatedType> components) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Embedded.class)) {
                collect(component.getType(), components);
                continue;
            }
            WireField wire = component.getAnnotation(WireField.class);
            String name = component.getName();
            components.putIfAbsent(
                    wire != null && !wire.name().isEmpty()
                            ? wire.name()
                            : Character.toUpperCase(name.charAt(0)) + name.substring(1),
                    component.getAnnotatedType());
        }
    }

    private void differ(String where, AnnotatedType ours, String theirs) {
        differences.add("%s: %s, but the peers' is %s".formatted(where, ours.getType(), theirs));
    }
}
