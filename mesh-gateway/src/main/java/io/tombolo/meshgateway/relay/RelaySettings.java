package io.tombolo.meshgateway.relay;

import java.time.Duration;

/// Limits and times of a relay.
///
/// @param connections       that clients may have open at once. Each takes two descriptors once it is relayed
/// @param perSource         of them from one address. A whole datacenter comes from the few addresses of its
///                          gateways
/// @param helloTimeout      from accepting a connection until its hello is complete
/// @param connectTimeout    for a target to accept
/// @param answerTimeout     for a target that accepted to answer the hello, as long as another one can be tried
/// @param approachTimeout   from the hello until a target has answered, over all that are tried
/// @param idleTimeout       silence in both directions after which a connection is closed. Sessions between
///                          servers
///                          say something every 30 s (WAN federation sheet 5.5)
/// @param halfClosedTimeout the same once one side has finished
/// @param proxyProtocol     whether every connection begins with a PROXY header, version 1 or 2. Only behind a
///                          load
///                          balancer that writes one: the header is believed
public record RelaySettings(
        int connections,
        int perSource,
        Duration helloTimeout,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration approachTimeout,
        Duration idleTimeout,
        Duration halfClosedTimeout,
        boolean proxyProtocol) {

    /// What a gateway does unless told otherwise.
    public static final RelaySettings DEFAULT = new RelaySettings(
            8_192,
            4_096,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            false);

    /// @throws IllegalArgumentException if a limit is less than 1 or a time is not positive
    public RelaySettings {
        requirePositive("connections", connections);
        requirePositive("perSource", perSource);
        requirePositive("helloTimeout", helloTimeout);
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("answerTimeout", answerTimeout);
        requirePositive("approachTimeout", approachTimeout);
        requirePositive("idleTimeout", idleTimeout);
        requirePositive("halfClosedTimeout", halfClosedTimeout);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1. received: %d".formatted(name, value));
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s must be longer than nothing. received: %s".formatted(name, value));
        }
    }
}
