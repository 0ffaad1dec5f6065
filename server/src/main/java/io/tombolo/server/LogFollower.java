package io.tombolo.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.tombolo.contract.agent.AgentControl.LogForm;
import io.tombolo.contract.agent.AgentControl.LogThreshold;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/// Tells log lines to somebody who looks on. Lines below the level of the log itself are never made, so none of them
/// can be told.
final class LogFollower extends AppenderBase<ILoggingEvent> {

    private static final String OURS = "tombolo.";

    private static final JsonCodec<Line> JSON = JsonCodec.of(Line.class);

    private final Level threshold;
    private final LogForm form;
    private final Consumer<String> told;

    private LogFollower(Level threshold, LogForm form, Consumer<String> told) {
        this.threshold = threshold;
        this.form = form;
        this.told = told;
    }

    /// A line as an object, in the names of the original.
    record Line(
            @WireField(name = "@level") String level,
            @WireField(name = "@message") String message,
            @WireField(name = "@module") String module,
            @WireField(name = "@timestamp") String timestamp) {}

    static Subscription start(LogThreshold threshold, LogForm form, Consumer<String> told) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("the log of this process cannot be followed: it is not Logback's");
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var follower = new LogFollower(Level.toLevel(threshold.name()), form, told);
        follower.setContext(context);
        follower.start();
        root.addAppender(follower);
        return () -> {
            root.detachAppender(follower);
            follower.stop();
        };
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(threshold)) {
            told.accept(form == LogForm.JSON ? json(event) : text(event));
        }
    }

    private static String text(ILoggingEvent event) {
        return "%s [%s] %s: %s\n".formatted(time(event), event.getLevel(), module(event), message(event));
    }

    private static String json(ILoggingEvent event) {
        var line = new Line(
                event.getLevel().toString().toLowerCase(java.util.Locale.ROOT),
                message(event),
                module(event),
                time(event));
        return JSON.encode(line).text() + "\n";
    }

    private static String time(ILoggingEvent event) {
        return Instant.ofEpochMilli(event.getTimeStamp())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static String module(ILoggingEvent event) {
        String name = event.getLoggerName();
        return name.startsWith(OURS) ? name.substring(OURS.length()) : name;
    }

    private static String message(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs == null || pairs.isEmpty()) {
            return event.getFormattedMessage();
        }
        var text = new StringBuilder(event.getFormattedMessage()).append(':');
        pairs.forEach(pair -> text.append(' ').append(pair.key).append('=').append(pair.value));
        return text.toString();
    }
}
