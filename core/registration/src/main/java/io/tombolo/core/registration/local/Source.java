package io.tombolo.core.registration.local;

/// Who registered something.
public enum Source {
    /// A configuration file: comes and goes with it.
    CONFIGURATION,
    /// A request: kept over restarts.
    API
}
