package io.tombolo.gossipservice;

import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.QueryReport;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.Question;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The contract over the pools that this node runs.
public final class GossipMembers implements Members {

    private final Map<Pool, GossipPool> pools;

    /// Over these pools; one that is missing is not run.
    public GossipMembers(Map<Pool, GossipPool> pools) {
        this.pools = pools.isEmpty() ? Map.of() : new EnumMap<>(pools);
    }

    @Override
    public List<Member> view(Pool pool) {
        return pools.containsKey(pool) ? running(pool, "list the members of").view() : List.of();
    }

    @Override
    public Subscription watch(Pool pool, Consumer<MemberChange> listener) {
        return running(pool, "watch").watch(listener);
    }

    @Override
    public Subscription watchEvents(Pool pool, Consumer<UserEvent> listener) {
        return running(pool, "watch the events of").watchEvents(listener);
    }

    /// Looks host names up on the calling thread.
    @Override
    public CompletableFuture<JoinReport> join(Pool pool, List<String> addresses) {
        GossipPool running = running(pool, "join");
        Contacts.Found found = Contacts.lookUp(addresses, running.address().getPort(), pool);
        if (found.peers().isEmpty()) {
            return CompletableFuture.completedFuture(new JoinReport(0, found.failures()));
        }
        return running.join(found.peers(), true).thenApply(report -> {
            var failures = new ArrayList<>(found.failures());
            failures.addAll(report.failures());
            return new JoinReport(report.reached(), failures);
        });
    }

    @Override
    public CompletableFuture<Void> leave(Pool pool) {
        return running(pool, "leave").leave();
    }

    @Override
    public void forceLeave(Pool pool, String member, boolean prune) {
        running(pool, "force a member to leave").forceLeave(new MemberName(member), prune);
    }

    @Override
    public void tags(Pool pool, Map<String, String> tags) {
        running(pool, "change the tags in").tags(Tags.of(tags));
    }

    @Override
    public void fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
        running(pool, "tell an event to").fireEvent(name, payload, coalesce);
    }

    @Override
    public CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload) {
        return running(pool, "ask").query(new Question(name, payload, List.of(), true, 0, Duration.ZERO));
    }

    @Override
    public CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change) {
        return running(pool, "change the keyrings of").keyring(change);
    }

    private GossipPool running(Pool pool, String what) {
        GossipPool running = pools.get(pool);
        if (running == null) {
            throw new PoolUnavailableException(
                    "cannot %s the %s pool: this node does not run it (ports.serf_%s, server)"
                            .formatted(what, pool, pool == Pool.WAN ? "wan" : "lan"));
        }
        return running;
    }
}
