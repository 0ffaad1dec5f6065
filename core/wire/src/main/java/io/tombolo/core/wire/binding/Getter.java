package io.tombolo.core.wire.binding;

/// The shapes of a compiled getter, so that numbers are not boxed. Public only for the compiled classes, which live
/// beside the records.
public sealed interface Getter {

    /// Takes a whole number from a record.
    @FunctionalInterface
    non-sealed interface Whole extends Getter {
        /// The number.
        long get(Object owner);
    }

    /// Takes a number with a fraction from a record.
    @FunctionalInterface
    non-sealed interface Fraction extends Getter {
        /// The number.
        double get(Object owner);
    }

    /// Takes a truth from a record.
    @FunctionalInterface
    non-sealed interface Truth extends Getter {
        /// The truth.
        boolean get(Object owner);
    }

    /// Takes anything else from a record.
    @FunctionalInterface
    non-sealed interface Reference extends Getter {
        /// The value.
        Object get(Object owner);
    }
}
