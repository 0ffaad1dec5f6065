package io.tombolo.gossipservice;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as Go writes them in tags: `72h0m0s`.
final class GoText {

    private static final Pattern WHOLE = Pattern.compile("(\\d+h)?(\\d+m)?(\\d+(\\.\\d+)?s)?");

    private GoText() {}

    static String duration(Duration duration) {
        return "%dh%dm%ds".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    /// Reads hours, minutes and seconds; empty for anything else. Never throws.
    static Optional<Duration> parse(String text) {
        if (text.isEmpty() || text.length() > 32 || !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException outOfRange) {
            return Optional.empty();
        }
    }
}
