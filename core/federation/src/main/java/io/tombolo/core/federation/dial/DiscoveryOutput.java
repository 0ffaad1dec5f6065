package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a [PrimaryDiscovery] can ask for; performed in order.
public sealed interface DiscoveryOutput {

    /// Find out what an entry stands for: an address, all addresses of a host name, or what its provider says.
    record Resolve(String entry) implements DiscoveryOutput {}

    /// What all entries stand for, for [LocatorInput.PrimaryGatewaysFound]. Not empty; only when it changed.
    record Found(List<Endpoint> addresses) implements DiscoveryOutput {

        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /// Wake the machine for an entry; replaces an earlier wish for the same one.
    record WakeAt(String entry, Instant at) implements DiscoveryOutput {}

    /// An entry could not be resolved, for the first time since it could. Consul logs `Refreshing mesh gateways
    /// failed, will retry`.
    record AnnounceFailure(String entry, String reason, Duration pause) implements DiscoveryOutput {}
}
