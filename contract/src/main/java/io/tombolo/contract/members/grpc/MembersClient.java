package io.tombolo.contract.members.grpc;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.tombolo.contract.grpc.Sibling;
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
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// The pools of a gossip service in another process.
public final class MembersClient implements Members {

    /// A view is made from memory; who waits for longer waits for a service that is stuck.
    private static final Duration VIEW_LIMIT = Duration.ofSeconds(5);

    /// Longer than the gossip service itself gives any command.
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(6);

    private final Sibling gossip;

    /// @param channel to the gossip service; closed by whoever made it
    public MembersClient(ManagedChannel channel) {
        gossip = new Sibling("the gossip service", channel, PoolUnavailableException::new);
    }

    @Override
    public List<Member> view(Pool pool) {
        try {
            return gossip
                    .call(MembersMethods.VIEW, new MembersMethods.OfPool(pool.name()), VIEW_LIMIT)
                    .join()
                    .members()
                    .stream()
                    .map(MemberMessage::member)
                    .toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof PoolUnavailableException unavailable ? unavailable : failed;
        }
    }

    @Override
    public Subscription watch(Pool pool, Consumer<MemberChange> listener) {
        return follow(MembersMethods.WATCH, pool, new Mirror(listener)::heard);
    }

    @Override
    public Subscription watchEvents(Pool pool, Consumer<UserEvent> listener) {
        return follow(MembersMethods.WATCH_EVENTS, pool, listener);
    }

    private <R> Subscription follow(MethodDescriptor<MembersMethods.OfPool, R> feed, Pool pool, Consumer<R> listener) {
        return gossip.follow(feed, new MembersMethods.OfPool(pool.name()), listener)::run;
    }

    @Override
    public CompletableFuture<JoinReport> join(Pool pool, List<String> addresses) {
        return gossip.call(MembersMethods.JOIN, new MembersMethods.Join(pool.name(), addresses), COMMAND_LIMIT);
    }

    @Override
    public CompletableFuture<Void> leave(Pool pool) {
        return done(gossip.call(MembersMethods.LEAVE, new MembersMethods.OfPool(pool.name()), COMMAND_LIMIT));
    }

    @Override
    public CompletableFuture<Void> forceLeave(Pool pool, String member, boolean prune) {
        return done(gossip.call(
                MembersMethods.FORCE_LEAVE, new MembersMethods.ForceLeave(pool.name(), member, prune), COMMAND_LIMIT));
    }

    @Override
    public CompletableFuture<Void> tags(Pool pool, Map<String, String> tags) {
        return done(gossip.call(MembersMethods.SET_TAGS, new MembersMethods.SetTags(pool.name(), tags), COMMAND_LIMIT));
    }

    @Override
    public CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
        return done(gossip.call(
                MembersMethods.FIRE_EVENT,
                new MembersMethods.FireEvent(pool.name(), name, payload, coalesce),
                COMMAND_LIMIT));
    }

    @Override
    public CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload) {
        return gossip.call(MembersMethods.QUERY, new MembersMethods.Ask(pool.name(), name, payload), COMMAND_LIMIT);
    }

    @Override
    public CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change) {
        var request = switch (change) {
            case KeyringChange.Install(Bytes key) -> new MembersMethods.ChangeKeys(pool.name(), "install", key);
            case KeyringChange.Use(Bytes key) -> new MembersMethods.ChangeKeys(pool.name(), "use", key);
            case KeyringChange.Remove(Bytes key) -> new MembersMethods.ChangeKeys(pool.name(), "remove", key);
            case KeyringChange.Listing() -> new MembersMethods.ChangeKeys(pool.name(), "list", Bytes.EMPTY);
        };
        return gossip.call(MembersMethods.KEYRING, request, COMMAND_LIMIT);
    }

    private static CompletableFuture<Void> done(CompletableFuture<MembersMethods.Done> answer) {
        return answer.thenApply(_ -> null);
    }
}
