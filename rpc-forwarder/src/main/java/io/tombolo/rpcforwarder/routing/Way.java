package io.tombolo.rpcforwarder.routing;

import io.tombolo.core.terms.Datacenter;

/// Where a call goes next.
public sealed interface Way {

    /// To the part of this server that owns the method.
    record Here() implements Way {}

    /// To the leader of this datacenter, which is another server, or nobody yet.
    record ToLeader() implements Way {}

    /// To any server of another datacenter.
    record ToDatacenter(Datacenter datacenter) implements Way {}

    /// To the part of this server that owns the method, and to any server of each other datacenter.
    record Everywhere() implements Way {}

    /// Nowhere: no datacenter can have that name.
    record Nowhere(String datacenter) implements Way {}
}
