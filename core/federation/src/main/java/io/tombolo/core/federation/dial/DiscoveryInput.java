package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What can happen to a [PrimaryDiscovery].
public sealed interface DiscoveryInput {

    /// Comes first and once.
    record Start() implements DiscoveryInput {}

    /// An entry stands for these addresses now; none is as good as a failure.
    ///
    /// @param validFor how long the source says that this holds, such as the TTL of a DNS answer
    record Resolved(String entry, List<Endpoint> addresses, Optional<Duration> validFor) implements DiscoveryInput {

        public Resolved {
            addresses = List.copyOf(addresses);
        }
    }

    /// An entry could not be resolved.
    record ResolveFailed(String entry, String reason) implements DiscoveryInput {}

    /// The timer of an entry fired.
    record Woken(String entry) implements DiscoveryInput {}
}
