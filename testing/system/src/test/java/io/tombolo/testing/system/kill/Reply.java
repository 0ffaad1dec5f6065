package io.tombolo.testing.system.kill;

/// What a client knows after a call.
sealed interface Reply<T> {

    /// It was done.
    record Done<T>(T value) implements Reply<T> {}

    /// It was not done, and never will be.
    record NotDone<T>(String why) implements Reply<T> {}

    /// It was done, will be, or never will be.
    record Unknown<T>(String why) implements Reply<T> {}
}
