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
import java.util.function.Function;

/// The contract over the pools that this node runs.
public final class GossipMembers implements Members {

    private final Map<Pool, GossipPool> pools;

    /// Over these pools; one that is missing is not run.
    public GossipMembers(Map<Pool, GossipPool> pools) {
        this.pools = pools.isEmpty() ? Map.of() : new EnumMap<>(pools);
    }

    @Override
    public List<Member> view(Pool pool) {
        GossipPool running = pools.get(pool);
        return running == null ? List.of() : running.view();
    }

    @Override
    public Subscription watch(Pool pool, Consumer<MemberChange> listener) {
        GossipPool running = pools.get(pool);
        return running == null ? () -> {} : running.watch(listener);
    }

    @Override
    public Subscription watchEvents(Pool pool, Consumer<UserEvent> listener) {
        GossipPool running = pools.get(pool);
        return running == null ? () -> {} : running.watchEvents(listener);
    }

    /// Looks host names up on the calling thread.
    @Override
    public CompletableFuture<JoinReport> join(Pool pool, List<String> addresses) {
        return command(pool, "join", running -> join(running, pool, addresses));
    }

    private static CompletableFuture<JoinReport> join(GossipPool running, Pool pool, List<String> addresses) {
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
        return command(pool, "leave", GossipPool::leave);
    }

    @Override
    public CompletableFuture<Void> forceLeave(Pool pool, String member, boolean prune) {
        return command(pool, "force a member to leave", running -> running.forceLeave(new MemberName(member), prune));
    }

    @Override
    public CompletableFuture<Void> tags(Pool pool, Map<String, String> tags) {
        return command(pool, "change the tags in", running -> running.tags(Tags.of(tags)));
    }

    @Override
    public CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
        return command(pool, "tell an event to", running -> running.fireEvent(name, payload, coalesce));
    }

    @Override
    public CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload) {
        var question = new Question(name, payload, List.of(), true, 0, Duration.ZERO);
        return command(pool, "ask", running -> running.query(question));
    }

    @Override
    public CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change) {
        return command(pool, "change the keyrings of", running -> running.keyring(change));
    }

    private <T> CompletableFuture<T> command(
            Pool pool, String what, Function<GossipPool, CompletableFuture<T>> command) {
        GossipPool running = pools.get(pool);
        if (running == null) {
            return CompletableFuture.failedFuture(new PoolUnavailableException(
                    "cannot %s the %s pool: this node does not run it (ports.serf_%s, server)"
                            .formatted(what, pool, pool == Pool.WAN ? "wan" : "lan")));
        }
        return command.apply(running);
    }
}
