package io.tombolo.runtime.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that never goes back, whatever its source does.
///
/// A step back of the source is swallowed: time stands still for that one reading and then goes on at the source's
/// pace, ahead of the source by the step. Holding time until the source catches up would stop every timer for as
/// long. A step forward is passed on. Confined to one thread.
public final class MonotonicClock implements InstantSource {

    private final InstantSource source;
    private Instant lastRead;
    private Duration swallowed = Duration.ZERO;

    /// @param source the clock to read, which may go back
    public MonotonicClock(InstantSource source) {
        this.source = source;
        this.lastRead = source.instant();
    }

    /// The wall clock at this moment, and from then on the processor's steady clock: does not step when NTP does.
    public static InstantSource system() {
        Instant start = Instant.now();
        long origin = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - origin);
    }

    @Override
    public Instant instant() {
        Instant read = source.instant();
        if (read.isBefore(lastRead)) {
            swallowed = swallowed.plus(Duration.between(read, lastRead));
        }
        lastRead = read;
        return read.plus(swallowed);
    }
}
