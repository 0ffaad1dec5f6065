package io.tombolo.catalogservice.acl;

/// What the owner of a token may do.
@FunctionalInterface
public interface Authorizer {

    /// May do everything: of every caller, while access control is off.
    Authorizer EVERYTHING = (access, resource, name) -> true;

    /// Whether it may.
    ///
    /// @param name of the node, service, key, session's node …; empty for resources that have no names
    boolean may(Access access, Resource resource, String name);
}
