package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;

/// Whom a packet or a stream goes to.
///
/// Both halves matter: inside a datacenter the address is dialled, across gateways only the name counts.
/// Source: gossip sheet 22.4; WAN federation sheet 2.7.
///
/// @param name    [MemberName#NOBODY] if only the address is known: a contact to join, an old sender
/// @param address where it listens
public record Peer(MemberName name, Address address) {

    @Override
    public String toString() {
        return name.isNobody() ? address.toString() : name + "/" + address;
    }
}
