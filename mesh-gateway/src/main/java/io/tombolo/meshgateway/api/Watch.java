package io.tombolo.meshgateway.api;

import io.tombolo.core.federation.pace.BackOff;
import io.tombolo.core.federation.pace.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One blocking query, asked for ever: tells its listener of the first answer and of every change.
///
/// Whoever answers may go away: the watch asks on, ever less often, and starts anew with the whole answer when
/// somebody is back. Source: HTTP sheet, "Blocking queries": an index that goes back means that the count began
/// anew.
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateway");

    /// The server holds a question for so long, and a sixteenth more at random.
    private static final Duration WAIT = Duration.ofMinutes(1);

    /// For an answer that is not held back.
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /// Trouble is worth a line once it has lasted: at a start, servers and gateways come up together.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.25);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpApi api;
    private final String path;
    private final Consumer<JsonNode> listener;
    private final InstantSource clock;
    private final RateLimit pace = new RateLimit(Duration.ofMillis(100), 20);
    private @Nullable Thread thread;
    private long index;
    private int failures;
    private boolean complained;
    private boolean quiet;
    private volatile State state;

    /// How a watch fares.
    ///
    /// @param answered when it had its last answer
    /// @param trouble  since when and why it has none, if so
    public record State(Optional<Instant> answered, Optional<Trouble> trouble) {}

    /// Why there is no answer.
    ///
    /// @param reason one clause
    public record Trouble(Instant since, String reason) {}

    /// @param path     from `/v1` on, without index and wait
    /// @param listener told on the watch's thread. What it throws is taken for an answer that cannot be read
    public Watch(HttpApi api, String path, Consumer<JsonNode> listener, InstantSource clock) {
        this.api = api;
        this.path = path;
        this.listener = listener;
        this.clock = clock;
        state = new State(Optional.empty(), Optional.empty());
    }

    /// Trouble is told to nobody but those who ask: for questions that can do without an answer.
    public Watch quietly() {
        quiet = true;
        return this;
    }

    public Watch start() {
        thread = Thread.ofVirtual().name("watch " + path).start(this::run);
        return this;
    }

    public String path() {
        return path;
    }

    public State state() {
        return state;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                round();
            }
        } catch (InterruptedException _) {
            // Closed: that is how a watch ends.
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        Instant now = clock.instant();
        Thread.sleep(Duration.between(now, pace.next(now)));
        pace.take(clock.instant());
        switch (api.get(question(), index > 0 ? WAIT.plus(WAIT.dividedBy(16)).plus(MARGIN) : MARGIN)) {
            case ApiReply.Answered answer when answer.isSuccess() -> heard(answer);
            case ApiReply.Answered refusal -> failed(refusal.refusal());
            case ApiReply.Unreachable nobody -> failed(nobody.text());
        }
    }

    private String question() {
        char joint = path.contains("?") ? '&' : '?';
        return index > 0 ? "%s%cindex=%d&wait=%ds".formatted(path, joint, index, WAIT.toSeconds()) : path;
    }

    private void heard(ApiReply.Answered answer) throws InterruptedException {
        boolean sameAgain = index > 0 && answer.index() == index && failures == 0;
        if (!sameAgain) {
            try {
                listener.accept(JSON.readTree(answer.body()));
            } catch (JacksonException | IllegalArgumentException unreadable) {
                failed("%s answered what cannot be read: %s".formatted(answer.from(), unreadable.getMessage()));
                return;
            }
        }
        index = answer.index() < index ? 0 : answer.index();
        failures = 0;
        state = new State(Optional.of(clock.instant()), Optional.empty());
        if (complained) {
            complained = false;
            LOG.atInfo().addKeyValue("path", path).log("learning from the servers again");
        }
        if (answer.index() == 0) {
            // Without an index the server holds nothing back.
            Thread.sleep(MARGIN);
        }
    }

    private void failed(String reason) throws InterruptedException {
        index = 0;
        failures++;
        Instant now = clock.instant();
        Instant since = state.trouble().map(Trouble::since).orElse(now);
        state = new State(state.answered(), Optional.of(new Trouble(since, reason)));
        if (!quiet && !complained && !now.isBefore(since.plus(GRACE))) {
            complained = true;
            LOG.atWarn()
                    .addKeyValue("path", path)
                    .addKeyValue("reason", reason)
                    .log("cannot learn from the servers; what was learnt before stays in force");
        }
        Thread.sleep(BACK_OFF.after(failures, ThreadLocalRandom.current()));
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
