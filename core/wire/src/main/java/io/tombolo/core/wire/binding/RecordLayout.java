package io.tombolo.core.wire.binding;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What reflection found out about a record, in the shape in which encoding needs it.
///
/// @param steps        the fields in the order of the wire: sorted by the bytes of their keys
/// @param declarations in the order of declaration
/// @param references   the codecs that the fields use
/// @param numberSlots  how many slots for numbers reading takes
/// @param zeros        what stands in the object slots until something is read
/// @param construction makes the record from slots
record RecordLayout(
        List<Step> steps,
        List<FieldDeclaration> declarations,
        List<WireCodec<?>> references,
        int numberSlots,
        List<Object> zeros,
        Construction construction) {

    static RecordLayout of(Class<?> type) {
        return new Reflection().layout(type);
    }

    /// Collects what the components of a record and of its embedded records say.
    private static final class Reflection {
        private final List<WireCodec<?>> references = new ArrayList<>();
        private final List<Object> zeros = new ArrayList<>();
        private int numberSlots;

        /// A field on its way: its plan still counts from the record that declares it.
        private record Found(FieldDeclaration declaration, FieldPlan plan) {

            Found through(Getter.Reference path) {
                FieldPlan outer = plan.through(path);
                return new Found(declare(declaration, outer), outer);
            }

            private static FieldDeclaration declare(FieldDeclaration inner, FieldPlan plan) {
                return new FieldDeclaration(
                        inner.name(),
                        inner.jsonName(),
                        inner.hiddenInJson(),
                        inner.textInJson(),
                        inner.omission(),
                        inner.empty(),
                        inner.type(),
                        inner.zero(),
                        plan::value);
            }
        }

        RecordLayout layout(Class<?> type) {
            var found = new ArrayList<Found>();
            MethodHandle handle = describe(type, found);
            Set<String> names = new HashSet<>();
            found.removeIf(field -> !names.add(field.declaration().name()));
            var steps = found.stream()
                    .map(field -> new Step(
                            field.declaration().name(),
                            field.plan(),
                            field.declaration().omission() == WireField.Omission.EVERYWHERE))
                    .sorted(Comparator.comparing(Step::key, Arrays::compareUnsigned))
                    .toList();
            return new RecordLayout(
                    steps,
                    found.stream().map(Found::declaration).toList(),
                    List.copyOf(references),
                    numberSlots,
                    List.copyOf(zeros),
                    Construction.of(handle));
        }

        /// Finds the fields of a record, and gives the function that makes the record from slots.
        private MethodHandle describe(Class<?> type, List<Found> found) {
            var mirror = Mirror.of(type);
            RecordComponent[] components = mirror.components();
            var arguments = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                if (component.isAnnotationPresent(Embedded.class)) {
                    var inner = new ArrayList<Found>();
                    arguments[i] = describe(component.getType(), inner);
                    var path = mirror.reference(component);
                    inner.forEach(field -> found.add(field.through(path)));
                } else {
                    arguments[i] = describe(mirror, component, found);
                }
            }
            return Construction.handle(mirror.constructor(), arguments);
        }

        private MethodHandle describe(Mirror mirror, RecordComponent component, List<Found> found) {
            Class<?> type = component.getType();
            WireField wire = component.getAnnotation(WireField.class);
            var empty = wire == null ? WireField.EmptyForm.NIL : wire.empty();
            WireCodec<Object> codec = Codecs.of(component.getAnnotatedType(), empty);
            FieldPlan plan;
            MethodHandle argument;
            if (type.isPrimitive()) {
                plan = primitive(mirror, component, numberSlots);
                argument = Construction.readNumber(type, numberSlots);
                numberSlots++;
            } else {
                plan = new FieldPlan.Reference(zeros.size(), mirror.reference(component), codec);
                argument = Construction.readObject(type, zeros.size());
                references.add(codec);
                zeros.add(codec.zero());
            }
            String name = wire == null || wire.name().isEmpty() ? goName(component.getName()) : wire.name();
            found.add(new Found(
                    new FieldDeclaration(
                            name,
                            wire == null || wire.json().isEmpty() ? name : wire.json(),
                            wire != null && wire.hiddenInJson(),
                            wire != null && wire.textInJson(),
                            wire == null ? WireField.Omission.NEVER : wire.omitEmpty(),
                            empty,
                            component.getAnnotatedType(),
                            codec.zero(),
                            plan::value),
                    plan));
            return argument;
        }

        private static FieldPlan primitive(Mirror mirror, RecordComponent component, int slot) {
            Class<?> type = component.getType();
            if (type == boolean.class) {
                return new FieldPlan.Truth(slot, mirror.truth(component));
            }
            if (type == float.class || type == double.class) {
                return new FieldPlan.Fraction(slot, mirror.fraction(component), type == float.class);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Unsigned.class)) {
                return new FieldPlan.UnsignedWhole(slot, mirror.whole(component));
            }
            return type == int.class
                    ? new FieldPlan.Whole(slot, mirror.whole(component), Integer.MIN_VALUE, Integer.MAX_VALUE)
                    : new FieldPlan.Whole(slot, mirror.whole(component), Long.MIN_VALUE, Long.MAX_VALUE);
        }

        private static String goName(String component) {
            return Character.toUpperCase(component.charAt(0)) + component.substring(1);
        }
    }
}
