package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.PathHealth;
import java.time.Duration;
import java.util.List;

/// Whom a server may dial for a datacenter.
public sealed interface Choice {

    /// Time for a gateway to accept a connection (WAN federation sheet 2.5).
    Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /// Time for the TLS handshake through gateways. Consul has none; a gateway that accepts and never answers
    /// would otherwise hold the caller for ever (WAN federation sheet 2.5 and 11.3).
    Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    /// These, one after the other, until a handshake succeeds.
    record Candidates(Datacenter datacenter, List<Candidate> inOrder) implements Choice {

        /// @throws IllegalArgumentException if there is no candidate
        public Candidates {
            inOrder = List.copyOf(inOrder);
            if (inOrder.isEmpty()) {
                throw new IllegalArgumentException("no candidate for " + datacenter);
            }
        }
    }

    /// Nobody, and why.
    record Nobody(NoGateway reason) implements Choice {}

    /// One that may be dialled.
    ///
    /// @param health what was seen of the gateway itself, when the list was made
    record Candidate(Gateway gateway, PathHealth health) {}
}
