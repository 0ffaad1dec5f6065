package io.tombolo.gatewayregistry.spreading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Says of something that is tried again and again that it fails: once as a note, and once more as a warning if it goes
/// on. So a start in which one part waits for another is no alarm, and an outage is one line. From any thread.
public final class Patience {

    /// From here on it is no start any more, but a fault. A server elects itself within 6 s, a gateway's first check
    /// passes within 10 s.
    static final Duration LIMIT = Duration.ofSeconds(15);

    private final Logger log;
    private final String subject;
    private final InstantSource clock;
    private @Nullable Instant since;
    private boolean warned;
    private String reason = "";

    /// @param subject what is tried, in a clause such as "replicating federation states"
    public Patience(Logger log, String subject, InstantSource clock) {
        this.log = log;
        this.subject = subject;
        this.clock = clock;
    }

    /// It failed.
    public synchronized void failed(String why) {
        Instant now = clock.instant();
        reason = why;
        if (since == null) {
            since = now;
            say(Level.INFO, why);
        } else if (!warned && Duration.between(since, now).compareTo(LIMIT) >= 0) {
            warned = true;
            say(Level.WARN, why);
        }
    }

    /// It went well.
    public synchronized void succeeded() {
        if (since != null) {
            log.atInfo().log("{} works again", subject);
        }
        since = null;
        warned = false;
        reason = "";
    }

    /// Why it fails at the moment, if it does.
    public synchronized Optional<String> failing() {
        return since == null ? Optional.empty() : Optional.of(reason);
    }

    private void say(Level level, String why) {
        log.atLevel(level).addKeyValue("cause", why).log("{} failed and is tried again", subject);
    }
}
