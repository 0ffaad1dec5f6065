package io.tombolo.catalogservice.acl;

/// What is done to a resource.
public enum Access {
    /// Seen.
    READ,
    /// Seen as one of many.
    LIST,
    /// Changed.
    WRITE
}
