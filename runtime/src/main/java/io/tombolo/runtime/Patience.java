package io.tombolo.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Says of something that is tried again and again that it fails, and that it works again: a line for each, and none in
/// between. Safe for all threads.
///
/// In a start, where one part waits for another, a failure is a note, and a warning only if it goes on; after the first
/// success it is a warning at once.
public final class Patience {

    /// From here on it is no start any more, but a fault. A server elects itself within 6 s, a gateway's first check
    /// passes within 10 s.
    public static final Duration START = Duration.ofSeconds(15);

    private final Logger log;
    private final String subject;
    private final InstantSource clock;
    private boolean succeeded;
    private @Nullable Instant since;
    private boolean warned;
    private String reason = "";

    /// @param subject what is tried, in a clause such as "replicating federation states"
    /// @param clock   one that never goes back
    public Patience(Logger log, String subject, InstantSource clock) {
        this.log = log;
        this.subject = subject;
        this.clock = clock;
    }

    /// It failed.
    public void failed(String why) {
        failed(why, Level.WARN);
    }

    /// It failed for a reason of which somebody else warns.
    public void failedAsKnown(String why) {
        failed(why, Level.INFO);
    }

    private synchronized void failed(String why, Level worst) {
        Instant now = clock.instant();
        reason = why;
        boolean first = since == null;
        if (first) {
            since = now;
        }
        if (warned) {
            return;
        }
        boolean serious = succeeded || Duration.between(since, now).compareTo(START) >= 0;
        if (serious) {
            warned = true;
            say(worst, why);
        } else if (first) {
            say(Level.INFO, why);
        }
    }

    /// It went well.
    public synchronized void succeeded() {
        if (since != null) {
            log.atInfo().addKeyValue("what", subject).log("works again");
        }
        succeeded = true;
        since = null;
        warned = false;
        reason = "";
    }

    /// Why it fails at the moment, if it does.
    public synchronized Optional<String> failing() {
        return since == null ? Optional.empty() : Optional.of(reason);
    }

    private void say(Level level, String why) {
        log.atLevel(level)
                .addKeyValue("what", subject)
                .addKeyValue("cause", why)
                .log("failed, and is tried again");
    }
}
