package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;

/// The way to a destination.
public sealed interface Path {

    /// Straight to the server's own address.
    record Direct(Why why) implements Path {}

    /// TLS to a gateway of the own datacenter.
    ///
    /// @param serverName what to ask for, and what the certificate has to carry
    record OwnGateway(ServerName serverName, Why why) implements Path {}

    /// TLS to a gateway of the primary.
    ///
    /// @param serverName what to ask for, and what the certificate has to carry
    record PrimaryGateway(ServerName serverName, Why why) implements Path {}

    /// There is none: no gateway is known that leads there.
    record NoGateway(Datacenter datacenter) implements Path {}

    /// There cannot be one: the node's name is no label of a DNS name.
    ///
    /// @param obstacle what a name has to be, in a clause
    record Unnameable(NodeName node, Datacenter datacenter, String obstacle) implements Path {}

    /// Why a path was chosen.
    enum Why {
        /// Within a datacenter servers reach each other.
        SAME_DATACENTER,
        /// Federation through gateways is off.
        TRADITIONAL_FEDERATION,
        /// To a datacenter that is not the primary nothing else leads.
        ONLY_WAY,
        /// The primary is reached through the own gateways as long as they seem to work.
        OWN_GATEWAYS_TRUSTED,
        /// Replication from the primary failed through the own gateways, time and again.
        OWN_GATEWAYS_FAILING,
        /// No own gateway is known.
        NO_OWN_GATEWAY,
        /// The own gateways seem to fail, and no other is known.
        LAST_RESORT
    }
}
