package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.time.Instant;

/// What a [WanJoin] can ask for; performed in order.
public sealed interface WanJoinOutput {

    /// Exchange states with any server of the primary, and say how it went.
    ///
    /// @param name    of the contact in the WAN pool, `*.<primary>`
    /// @param address a placeholder that is shown and never dialled
    record Join(String name, String address) implements WanJoinOutput {}

    /// Wake the machine at a time; replaces an earlier wish.
    record WakeAt(Instant at) implements WanJoinOutput {}

    /// Stop the server: it was told to try only so long.
    record GiveUp() implements WanJoinOutput {

        /// What Consul says at its end.
        public static final String TEXT = "agent: max join WAN retry exhausted, exiting";
    }

    /// Something to be known.
    record Announce(Event event) implements WanJoinOutput {}

    /// What is to be known.
    sealed interface Event {

        /// No way to the primary is known yet; no attempt is made, and none fails.
        record WaitingForGateway(Datacenter primary) implements Event {}

        /// An attempt failed, and the next one follows.
        record WillRetry(Datacenter primary, String reason, Duration pause) implements Event {}

        /// The server is a member. Consul logs `Join cluster completed. Synced with initial agents`.
        record Completed(Datacenter primary) implements Event {}
    }
}
