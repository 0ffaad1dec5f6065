package io.tombolo.core.wire.yamux;

import java.time.Duration;

/// The limits of a session. What the protocol fixes is a constant, what is ours to choose a component.
///
/// @param streams           streams that the peer may have open; more are answered with a reset. 65,536 of them, mostly
///                          parked calls of about 200 bytes each here, are 13 MB
/// @param queuedOpens       streams waiting to be opened because [#UNACCEPTED] are not yet accepted
/// @param unread            bytes handed out and not yet consumed, over all streams. Beyond, the stream with most of
/// them is
///                          reset. 64 MiB are 256 full windows
/// @param inFlight          bytes given to the transport and not yet flushed. 256 KiB keep 10 Gbit/s busy over 0.2 ms,
/// and
///                          hold an answer to a ping back for 2 ms at 1 Gbit/s
/// @param unsentAnswers     pings to echo and streams to refuse that wait for the transport; a peer that does not read
/// them
///                          and asks for more is cut off
/// @param keepaliveInterval silence between an answered ping and the next one
/// @param keepaliveTimeout  wait for a ping's answer before the session ends
/// @param acceptTimeout     wait for the peer to accept a stream before the session ends
/// @param closeTimeout      wait for the peer to finish a stream that we have finished, before it is reset
public record YamuxLimits(
        int streams,
        int queuedOpens,
        long unread,
        int inFlight,
        int unsentAnswers,
        Duration keepaliveInterval,
        Duration keepaliveTimeout,
        Duration acceptTimeout,
        Duration closeTimeout) {

    /// Bytes that either side may send on a stream before it hears of more room. Fixed by the peers.
    public static final int WINDOW = 256 * 1024;

    /// Streams opened and not yet accepted, in either direction. Fixed by the peers.
    public static final int UNACCEPTED = 256;

    /// Bytes of one stream sent in one frame before others get their turn: small enough that 100 busy streams each have
    /// a
    /// turn every 30 ms at 1 Gbit/s, large enough that the header is nothing.
    public static final int TURN = 32 * 1024;

    /// Places where ids may be missing below the highest one seen. Concurrent opening swaps neighbours; 256 is all that
    /// can be under way at once.
    static final int ID_GAPS = UNACCEPTED;

    /// What real servers use, where they have such a limit.
    public static final YamuxLimits DEFAULT = new YamuxLimits(
            65_536,
            65_536,
            64L * 1024 * 1024,
            256 * 1024,
            1_024,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(75),
            Duration.ofMinutes(5));

    /// @throws IllegalArgumentException if a limit would stop everything
    public YamuxLimits {
        if (streams < 1 || queuedOpens < 0 || unread < WINDOW || inFlight < TURN || unsentAnswers < 1) {
            throw new IllegalArgumentException(
                    "a session needs 1 stream, a window of unread bytes, a turn in flight and 1 answer at least. received:"
                            + " streams %d, queued %d, unread %d, in flight %d, answers %d"
                                    .formatted(streams, queuedOpens, unread, inFlight, unsentAnswers));
        }
    }
}
