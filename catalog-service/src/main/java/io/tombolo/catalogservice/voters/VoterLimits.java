package io.tombolo.catalogservice.voters;

import java.time.Duration;

/// Limits of connections between voters.
///
/// @param connect       for connecting, and the TLS handshake
/// @param hello         from then until hello and welcome are said
/// @param silence       after which a connection is given up on which questions wait and nothing comes
/// @param shortestPause after a connection has failed, before the next attempt; doubled each time
/// @param longestPause  of these
/// @param unsent        bytes that wait for one server to take them. Beyond, it is not asked: whoever wants to ask
///                      tries again later
/// @param unanswered    bytes of questions of one server that are not answered yet. Beyond, no more is read of it
public record VoterLimits(
        Duration connect,
        Duration hello,
        Duration silence,
        Duration shortestPause,
        Duration longestPause,
        long unsent,
        long unanswered) {

    /// For servers of one datacenter.
    public static final VoterLimits DEFAULT = new VoterLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            64L * 1024 * 1024,
            32L * 1024 * 1024);
}
