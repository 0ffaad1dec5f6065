package io.tombolo.runtime.loop;

/// What a closing [Driver] does with the inputs that still wait.
public enum Closing {

    /// Steps through all of them first. Timers do not fire anymore.
    DRAIN,

    /// Drops and counts them.
    DISCARD
}
