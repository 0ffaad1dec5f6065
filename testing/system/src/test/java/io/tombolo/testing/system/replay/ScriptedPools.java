package io.tombolo.testing.system.replay;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The pools of a datacenter that has one server.
record ScriptedPools(Member self) implements Members {

    /// Those of a server that takes calls where it did when it was recorded.
    static ScriptedPools of(String name, String id, String datacenter, int port) {
        return new ScriptedPools(new Member(
                name,
                new Endpoint("127.0.0.1", port + 1),
                Member.Status.ALIVE,
                Map.of("role", "consul", "dc", datacenter, "id", id, "port", "" + port, "raft_port", "" + port),
                new Member.ProtocolVersions(1, 5, 2, 2, 5, 4)));
    }

    @Override
    public List<Member> view(Pool pool) {
        return pool == Pool.LAN ? List.of(self) : List.of();
    }

    @Override
    public CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce) {
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
        return CompletableFuture.completedFuture(new KeyringReport(
                1, 1, Map.of(self.name(), "Keyring is empty (encryption not enabled)"), Map.of(), Map.of()));
    }
}
