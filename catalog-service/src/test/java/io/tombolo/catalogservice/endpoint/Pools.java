package io.tombolo.catalogservice.endpoint;

import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.QueryReport;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Pools whose members a test says.
final class Pools implements Members {

    final List<Member> lan = new ArrayList<>();
    final List<Member> wan = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final Map<Pool, CompletableFuture<KeyringReport>> keyrings = new EnumMap<>(Pool.class);
    final List<KeyringChange> changes = new ArrayList<>();

    /// A server as it presents itself.
    static Member server(String name, String datacenter, int port) {
        return new Member(
                name,
                new Endpoint("127.0.0.1", 8301),
                Member.Status.ALIVE,
                Map.of("role", "consul", "dc", datacenter, "id", "id-of-" + name, "port", Integer.toString(port)),
                new Member.ProtocolVersions(1, 5, 2, 2, 5, 4));
    }

    @Override
    public List<Member> view(Pool pool) {
        return List.copyOf(pool == Pool.LAN ? lan : wan);
    }

    @Override
    public CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
        events.add(pool + " " + name + " " + payload.text());
        return CompletableFuture.completedFuture(null);
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
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Void> leave(Pool pool) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Void> forceLeave(Pool pool, String member, boolean prune) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Void> tags(Pool pool, Map<String, String> tags) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change) {
        changes.add(change);
        return keyrings.getOrDefault(pool, new CompletableFuture<>());
    }
}
