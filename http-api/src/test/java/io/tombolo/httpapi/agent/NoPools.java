package io.tombolo.httpapi.agent;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Pools without members, which stay so.
final class NoPools implements Members {

    @Override
    public List<Member> view(Pool pool) {
        return List.of();
    }

    @Override
    public Subscription watch(Pool pool, Consumer<MemberChange> listener) {
        return () -> {};
    }

    @Override
    public Subscription watchEvents(Pool pool, Consumer<UserEvent> listener) {
        return () -> {};
    }

    @Override
    public CompletableFuture<JoinReport> join(Pool pool, List<String> addresses) {
        return refused();
    }

    @Override
    public CompletableFuture<Void> leave(Pool pool) {
        return refused();
    }

    @Override
    public CompletableFuture<Void> forceLeave(Pool pool, String member, boolean prune) {
        return refused();
    }

    @Override
    public CompletableFuture<Void> tags(Pool pool, Map<String, String> tags) {
        return refused();
    }

    @Override
    public CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
        return refused();
    }

    @Override
    public CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload) {
        return refused();
    }

    @Override
    public CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change) {
        return refused();
    }

    private static <T> CompletableFuture<T> refused() {
        return CompletableFuture.failedFuture(new PoolUnavailableException("this pool does nothing"));
    }
}
