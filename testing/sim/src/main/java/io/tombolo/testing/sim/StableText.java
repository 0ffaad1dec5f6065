package io.tombolo.testing.sim;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values as text that is the same in every run of every JVM.
///
/// `toString` is not: arrays and plain objects print their identity hash, and `Set.of` iterates in an order that
/// is salted per JVM. Records are printed component by component, bytes as their length and first 16 in hex, sets
/// and maps sorted unless they have an order of their own, and objects without a `toString` by their class.
public final class StableText {

    private static final int BYTES_SHOWN = 16;
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return RecordShape.of(type);
        }
    };

    private StableText() {}

    /// The text of one value. Recursion is as deep as the value; it must have no cycle.
    public static String of(Object value) {
        return switch (value) {
            case String text -> text;
            case byte[] bytes -> bytesText(bytes);
            case Object[] array -> list(Stream.of(array));
            case int[] ints -> list(Arrays.stream(ints).boxed());
            case long[] longs -> list(Arrays.stream(longs).boxed());
            case Optional<?> optional -> optional.isPresent() ? of(optional.get()) : "none";
            case Map<?, ?> map -> mapText(map);
            case Collection<?> many -> collectionText(many);
            case Throwable thrown -> thrown.toString();
            case Record record -> SHAPES.get(record.getClass()).text(record);
            default -> objectText(value);
        };
    }

    private static String bytesText(byte[] bytes) {
        int shown = Math.min(BYTES_SHOWN, bytes.length);
        String hex = HexFormat.of().formatHex(bytes, 0, shown);
        return "bytes(" + bytes.length + ":" + hex + (shown < bytes.length ? "…)" : ")");
    }

    private static String mapText(Map<?, ?> map) {
        Stream<String> entries = map.entrySet().stream().map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()));
        boolean ordered = map instanceof SequencedMap<?, ?>;
        return (ordered ? entries : entries.sorted()).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String collectionText(Collection<?> many) {
        boolean ordered = many instanceof SequencedCollection<?> || !(many instanceof Set<?>);
        Stream<String> elements = many.stream().map(StableText::of);
        return (ordered ? elements : elements.sorted()).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String list(Stream<?> elements) {
        return elements.map(StableText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String objectText(Object value) {
        String text = value.toString();
        String identity = value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value));
        return text.equals(identity) ? value.getClass().getSimpleName() : text;
    }

    /// How records of one type are printed: as they say themselves if they have words of their own for it
    /// (`NodeName` prints the name), else by their components. The compiler's own text starts with the type's name
    /// and a bracket.
    private record RecordShape(String name, List<Method> accessors) {

        static RecordShape of(Class<?> type) {
            List<Method> accessors = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
            accessors.forEach(accessor -> accessor.setAccessible(true));
            return new RecordShape(type.getSimpleName(), accessors);
        }

        String text(Record record) {
            String own = record.toString();
            if (!own.startsWith(name + "[")) {
                return own;
            }
            return accessors.stream()
                    .map(accessor -> accessor.getName() + "=" + component(record, accessor))
                    .collect(Collectors.joining(", ", name + "[", "]"));
        }

        private String component(Record record, Method accessor) {
            try {
                return StableText.of(accessor.invoke(record));
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException(
                        "cannot read %s of a %s".formatted(accessor.getName(), name), unreadable);
            }
        }
    }
}
