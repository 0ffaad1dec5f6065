package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Tags;

/// A member as serf sees it.
///
/// @param statusTime of the last intent about it that was accepted
public record SerfMember(
        MemberName name,
        Address address,
        Tags tags,
        MemberStatus status,
        ProtocolVersions versions,
        LamportTime statusTime) {

    SerfMember withStatus(MemberStatus other) {
        return new SerfMember(name, address, tags, other, versions, statusTime);
    }

    SerfMember at(LamportTime time) {
        return new SerfMember(name, address, tags, status, versions, time);
    }
}
