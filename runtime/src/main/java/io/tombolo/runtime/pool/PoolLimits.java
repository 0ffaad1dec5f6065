package io.tombolo.runtime.pool;

import io.tombolo.core.wire.yamux.YamuxLimits;
import java.time.Duration;

/// The limits of a pool.
///
/// @param dial        for connecting and the handshake together
/// @param idleStreams streams of a session kept for the next calls
/// @param idleSession after which a session without calls is closed
/// @param waiting     calls to one server that may wait for a dial
/// @param answerRoom  bytes of answers that are not complete, over all calls of a session
/// @param yamux       limits of each session
public record PoolLimits(
        Duration dial, int idleStreams, Duration idleSession, int waiting, long answerRoom, YamuxLimits yamux) {

    /// What real servers use, where they have such a limit.
    public static final PoolLimits DEFAULT = new PoolLimits(
            Duration.ofSeconds(10), 64, Duration.ofMinutes(2), 65_536, 512L * 1024 * 1024, YamuxLimits.DEFAULT);

    /// The same with other times.
    public PoolLimits withTimes(Duration toDial, Duration toIdle) {
        return new PoolLimits(toDial, idleStreams, toIdle, waiting, answerRoom, yamux);
    }
}
