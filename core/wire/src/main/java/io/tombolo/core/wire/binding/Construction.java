package io.tombolo.core.wire.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/// Calls the canonical constructor of a record with what stands in slots.
record Construction(MethodHandle handle) {

    private static final Map<Class<?>, MethodHandle> READS = Map.of(
            boolean.class, slotRead("truth", boolean.class),
            int.class, slotRead("whole32", int.class),
            long.class, slotRead("whole64", long.class),
            float.class, slotRead("fraction32", float.class),
            double.class, slotRead("fraction64", double.class));
    private static final MethodHandle READ_OBJECT = slotRead("object", Object.class);

    /// @param handle a function from slots to the record, as [#handle] makes it
    static Construction of(MethodHandle handle) {
        return new Construction(handle.asType(MethodType.methodType(Object.class, Slots.class)));
    }

    /// The function that reads a slot of numbers as a primitive type.
    static MethodHandle readNumber(Class<?> type, int slot) {
        MethodHandle read = READS.get(type);
        if (read == null) {
            throw new IllegalStateException("%s has no slot of its own".formatted(type));
        }
        return MethodHandles.insertArguments(read, 1, slot);
    }

    /// The function that reads a slot of objects as a type.
    static MethodHandle readObject(Class<?> type, int slot) {
        return MethodHandles.insertArguments(READ_OBJECT, 1, slot).asType(MethodType.methodType(type, Slots.class));
    }

    /// The function from slots to the record whose constructor takes what the `arguments` find in the slots.
    static MethodHandle handle(MethodHandle constructor, MethodHandle... arguments) {
        MethodHandle filtered = MethodHandles.filterArguments(constructor, 0, arguments);
        var target = MethodType.methodType(constructor.type().returnType(), Slots.class);
        return MethodHandles.permuteArguments(filtered, target, new int[arguments.length]);
    }

    /// Builds the record.
    ///
    /// @throws IllegalArgumentException if the record's own rules refuse the values
    Object build(Slots slots) {
        try {
            return (Object) handle.invokeExact(slots);
        } catch (RuntimeException | Error fromTheConstructor) {
            throw fromTheConstructor;
        } catch (Throwable checked) {
            throw new IllegalStateException("a record's constructor threw a checked exception", checked);
        }
    }

    private static MethodHandle slotRead(String method, Class<?> type) {
        try {
            return MethodHandles.lookup().findVirtual(Slots.class, method, MethodType.methodType(type, int.class));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("Slots has no " + method, missing);
        }
    }
}
