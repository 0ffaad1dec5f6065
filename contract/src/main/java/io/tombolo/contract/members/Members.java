package io.tombolo.contract.members;

import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The pools of a server: who is in them, and what can be done to them.
///
/// The future of a command to a pool that this server does not run, or that refuses it, fails with
/// [PoolUnavailableException]. Futures complete on a thread of the implementation: do not block it.
public interface Members {

    /// All members that are known, alive or not, in the order of their names; empty if the pool is not run.
    ///
    /// @throws PoolUnavailableException if the service that runs the pools does not answer
    List<Member> view(Pool pool);

    /// Tells every change from now on, in order, after all present members as `JOINED`; nothing if the pool is not
    /// run. A change that did not last may be left out if the listener is slow or the service was away.
    ///
    /// @param listener called by one thread at a time; must not block
    Subscription watch(Pool pool, Consumer<MemberChange> listener);

    /// Tells every user event from now on, in the order in which they were heard; nothing if the pool is not run.
    /// Events that are heard while the service is away are not told later.
    ///
    /// @param listener called by one thread at a time; must not block
    Subscription watchEvents(Pool pool, Consumer<UserEvent> listener);

    /// Joins the pool of any of the addresses: `host:port`, `[ipv6]:port`, `host`, and in the WAN pool also
    /// `<node>.<datacenter>/host:port`.
    CompletableFuture<JoinReport> join(Pool pool, List<String> addresses);

    /// Leaves the pool; completes when the others have had time to hear of it.
    CompletableFuture<Void> leave(Pool pool);

    /// Declares a failed member left; completes when that is on its way to the others.
    ///
    /// @param prune whether it is forgotten everywhere at once
    CompletableFuture<Void> forceLeave(Pool pool, String member, boolean prune);

    /// Changes what this server says about itself; completes when that is on its way to the others.
    CompletableFuture<Void> tags(Pool pool, Map<String, String> tags);

    /// Tells every member that something happened; completes when it is on its way to them.
    ///
    /// @param coalesce whether receivers may keep only the latest of this name
    CompletableFuture<Void> fireEvent(Pool pool, String name, Bytes payload, boolean coalesce);

    /// Asks every member, and collects what they answer until the pool's query timeout.
    CompletableFuture<QueryReport> query(Pool pool, String name, Bytes payload);

    /// Changes or lists the keys of all members.
    CompletableFuture<KeyringReport> keyring(Pool pool, KeyringChange change);
}
