package io.tombolo.runtime.config.bind;

import java.math.BigDecimal;
import java.time.Duration;

/// Durations as Go writes them: `1h30m`, `1.5s`, `300ms`, `-2us`, `0`.
///
/// Up to about 292 years, which is what 63 bits of nanoseconds hold. Source: configuration sheet 1, row "Types".
public final class GoDuration {

    private static final BigDecimal LIMIT = BigDecimal.valueOf(Long.MAX_VALUE);

    private GoDuration() {}

    /// Reads a duration.
    ///
    /// @throws IllegalArgumentException if it is none, in Go's words
    public static Duration parse(String text) {
        String quoted = "\"" + text + "\"";
        String rest = text;
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        if (rest.isEmpty() || rest.length() > 64) {
            throw new IllegalArgumentException("time: invalid duration " + quoted);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        while (!rest.isEmpty()) {
            int number = lengthOf(rest, true);
            String digits = rest.substring(0, number);
            if (digits.isEmpty()
                    || digits.equals(".")
                    || digits.chars().filter(c -> c == '.').count() > 1) {
                throw new IllegalArgumentException("time: invalid duration " + quoted);
            }
            rest = rest.substring(number);
            int unit = lengthOf(rest, false);
            if (unit == 0) {
                throw new IllegalArgumentException("time: missing unit in duration " + quoted);
            }
            nanos = nanos.add(new BigDecimal(digits).multiply(nanosOf(rest.substring(0, unit), quoted)));
            rest = rest.substring(unit);
        }
        if (nanos.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("time: invalid duration " + quoted);
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return negative ? duration.negated() : duration;
    }

    private static int lengthOf(String text, boolean numeric) {
        int length = 0;
        while (length < text.length() && isNumeric(text.charAt(length)) == numeric) {
            length++;
        }
        return length;
    }

    private static boolean isNumeric(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static BigDecimal nanosOf(String unit, String quoted) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "us", "\u00B5s", "\u03BCs" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default ->
                        throw new IllegalArgumentException(
                                "time: unknown unit \"%s\" in duration %s".formatted(unit, quoted));
                });
    }
}
