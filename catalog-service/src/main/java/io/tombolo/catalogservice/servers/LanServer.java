package io.tombolo.catalogservice.servers;

import io.tombolo.contract.members.Member;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.util.Optional;

/// A server of this datacenter.
///
/// @param id     of its node, a UUID
/// @param calls  where its server port is: calls, and the others of the log
/// @param status what the LAN pool holds it for
/// @param member all that it says of itself
public record LanServer(NodeName name, String id, Endpoint calls, Member.Status status, Member member) {

    /// Reads a member of the LAN pool.
    ///
    /// @return empty if it is no server of this product
    public static Optional<LanServer> of(Member member) {
        if (!"consul".equals(member.tags().get("role"))) {
            return Optional.empty();
        }
        try {
            String host = member.address().host();
            return Optional.of(new LanServer(
                    new NodeName(member.name()),
                    member.tags().getOrDefault("id", ""),
                    new Endpoint(host, Integer.parseInt(member.tags().getOrDefault("port", ""))),
                    member.status(),
                    member));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /// Whether it is there.
    public boolean isAlive() {
        return status == Member.Status.ALIVE;
    }

    /// How many servers it waits for; 0 if it waits to be taken in.
    public int expects() {
        String expect = member.tags().getOrDefault("expect", "");
        // The gossip pool keeps out servers whose tag is no number.
        return expect.isEmpty() ? 0 : Integer.parseInt(expect);
    }

    /// Whether it begins a group alone.
    public boolean bootstraps() {
        return member.tags().containsKey("bootstrap");
    }
}
