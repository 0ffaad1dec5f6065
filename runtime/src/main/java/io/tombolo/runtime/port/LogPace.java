package io.tombolo.runtime.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Paces what strangers make us log: one line for each kind of event in [#PAUSE]. Safe for all threads.
public final class LogPace {

    /// From one line of a kind to the next.
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<String, Silence> silences = new HashMap<>();

    private record Silence(Instant until, long unsaid) {}

    /// @param clock one that never goes back
    public LogPace(InstantSource clock) {
        this.clock = clock;
    }

    /// How many events of the kind went unsaid since its last line, if it is time for another line.
    ///
    /// @param kind one of a fixed set of words: each is remembered
    public OptionalLong admit(String kind) {
        Instant now = clock.instant();
        synchronized (silences) {
            Silence silence = silences.getOrDefault(kind, new Silence(Instant.MIN, 0));
            if (now.isBefore(silence.until())) {
                silences.put(kind, new Silence(silence.until(), silence.unsaid() + 1));
                return OptionalLong.empty();
            }
            silences.put(kind, new Silence(now.plus(PAUSE), 0));
            return OptionalLong.of(silence.unsaid());
        }
    }
}
