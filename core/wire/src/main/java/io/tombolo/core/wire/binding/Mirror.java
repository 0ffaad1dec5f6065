package io.tombolo.core.wire.binding;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Reflection over one record: its constructor as a method handle, its accessors as compiled getters.
record Mirror(Class<?> type, MethodHandles.Lookup lookup) {

    /// @throws IllegalStateException if the record's module does not open its package to this one
    static Mirror of(Class<?> type) {
        try {
            return new Mirror(type, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("%s is not open to core/wire".formatted(type), closed);
        }
    }

    RecordComponent[] components() {
        return type.getRecordComponents();
    }

    MethodHandle constructor() {
        Class<?>[] types =
                Arrays.stream(components()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return lookup.findConstructor(type, MethodType.methodType(void.class, types));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("%s has no canonical constructor".formatted(type), broken);
        }
    }

    Getter.Whole whole(RecordComponent component) {
        return (Getter.Whole) getter(component, Getter.Whole.class, long.class);
    }

    Getter.Fraction fraction(RecordComponent component) {
        return (Getter.Fraction) getter(component, Getter.Fraction.class, double.class);
    }

    Getter.Truth truth(RecordComponent component) {
        return (Getter.Truth) getter(component, Getter.Truth.class, boolean.class);
    }

    Getter.Reference reference(RecordComponent component) {
        return (Getter.Reference) getter(component, Getter.Reference.class, Object.class);
    }

    /// What the compiler would make of a lambda that calls the accessor.
    private Object getter(RecordComponent component, Class<?> shape, Class<?> result) {
        try {
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            return LambdaMetafactory.metafactory(
                            lookup,
                            "get",
                            MethodType.methodType(shape),
                            MethodType.methodType(result, Object.class),
                            accessor,
                            MethodType.methodType(result, type))
                    .getTarget()
                    .invoke();
        } catch (Throwable broken) {
            throw new IllegalStateException("no getter of %s of %s".formatted(component.getName(), type), broken);
        }
    }
}
