package io.tombolo.runtime.http;

/// The methods that routes have. `OPTIONS` is answered for all of them.
public enum Method {
    /// Reads.
    GET,
    /// Writes.
    PUT,
    /// Writes, or asks with a body.
    POST,
    /// Removes.
    DELETE;

    /// Whether it may change something.
    boolean writes() {
        return this != GET;
    }
}
