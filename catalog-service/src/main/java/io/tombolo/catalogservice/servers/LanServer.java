package io.tombolo.catalogservice.servers;

import io.tombolo.contract.members.Member;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import java.util.Optional;

/// A server of this datacenter.
///
/// @param id     of its node, a UUID
/// @param calls  where it takes calls
/// @param log    where it keeps its log with others
/// @param status what the LAN pool holds it for
/// @param member all that it says of itself
public record LanServer(NodeName name, String id, Endpoint calls, Endpoint log, Member.Status status, Member member) {

    /// Reads a member of the LAN pool.
    ///
    /// @return empty if it is no server of this product
    static Optional<LanServer> of(Member member) {
        if (!"consul".equals(member.tags().get("role"))) {
            return Optional.empty();
        }
        try {
            String host = member.address().host();
            return Optional.of(new LanServer(
                    new NodeName(member.name()),
                    member.tags().getOrDefault("id", ""),
                    new Endpoint(host, port(member, "port")),
                    new Endpoint(host, port(member, "raft_port")),
                    member.status(),
                    member));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static int port(Member member, String tag) {
        return Integer.parseInt(member.tags().getOrDefault(tag, ""));
    }

    /// Whether it is there.
    public boolean isAlive() {
        return status == Member.Status.ALIVE;
    }
}
