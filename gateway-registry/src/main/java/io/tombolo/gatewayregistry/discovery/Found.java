package io.tombolo.gatewayregistry.discovery;

import io.tombolo.core.terms.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an entry stands for now.
///
/// @param addresses none is as good as a failure
/// @param validFor  how long the source says that this holds, such as the TTL of a DNS answer
public record Found(List<Endpoint> addresses, Optional<Duration> validFor) {

    public Found {
        addresses = List.copyOf(addresses);
    }
}
