package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A promise that somebody is alive, to which locks are tied. Source: RPC sheet 16, "Session"; HTTP sheet 2.2.
///
/// @param id            a UUID, chosen by the leader
/// @param node          where its holder lives
/// @param lockDelay     how long its keys stay unlockable after its end; [#EFFECTIVE_LOCK_DELAY_LIMIT] at most
/// @param behavior      [#RELEASE] or [#DELETE]: what becomes of its keys at its end
/// @param ttl           a duration such as `30s` after which it ends unless renewed; empty for never
/// @param nodeChecks    IDs of checks on its node that end it when they go or become critical
/// @param serviceChecks the same of services on its node
/// @param checks        the same, as old callers name them
public record Session(
        @WireField(name = "ID") String id,
        String name,
        String node,
        Duration lockDelay,
        String behavior,
        @WireField(name = "TTL") String ttl,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<String> nodeChecks,
        List<ServiceCheck> serviceChecks,
        @WireField(hiddenInJson = true) List<String> checks,
        @Embedded RaftIndex raft) {

    /// The lock goes, the key stays.
    public static final String RELEASE = "release";

    /// The key goes with the lock.
    public static final String DELETE = "delete";

    /// The longest lock delay that has an effect; longer ones are stored and shown as they are.
    public static final Duration EFFECTIVE_LOCK_DELAY_LIMIT = Duration.ofSeconds(60);

    /// Takes copies of the lists.
    public Session {
        nodeChecks = List.copyOf(nodeChecks);
        serviceChecks = List.copyOf(serviceChecks);
        checks = List.copyOf(checks);
    }

    /// The same with an ID.
    public Session withId(String newId) {
        return new Session(newId, name, node, lockDelay, behavior, ttl, nodeChecks, serviceChecks, checks, raft);
    }

    /// All checks that the session depends on.
    List<String> checkIds() {
        var ids = new ArrayList<>(checks);
        ids.addAll(nodeChecks);
        serviceChecks.forEach(check -> ids.add(check.id()));
        return ids.stream().distinct().toList();
    }

    Duration effectiveLockDelay() {
        return lockDelay.compareTo(EFFECTIVE_LOCK_DELAY_LIMIT) > 0 ? EFFECTIVE_LOCK_DELAY_LIMIT : lockDelay;
    }

    /// The same as it is stored.
    Session stored(RaftIndex newRaft) {
        return new Session(
                id,
                name,
                node,
                lockDelay,
                behavior.isEmpty() ? RELEASE : behavior,
                ttl,
                nodeChecks,
                serviceChecks,
                checks,
                newRaft);
    }
}
