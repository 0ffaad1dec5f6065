package io.tombolo.catalogservice.acl;

/// What can be protected.
public enum Resource {
    /// Access control itself; restoring a snapshot overwrites it.
    ACL,
    /// A user event.
    EVENT,
    /// An intention, by its destination.
    INTENTION,
    /// A key of the store.
    KEY,
    /// The keys of the gossip.
    KEYRING,
    /// A node.
    NODE,
    /// The servers and what they agree on.
    OPERATOR,
    /// A service.
    SERVICE,
    /// Sessions of a node.
    SESSION
}
