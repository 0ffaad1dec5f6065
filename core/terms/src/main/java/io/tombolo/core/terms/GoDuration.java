package io.tombolo.core.terms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as users write them and as answers show them: `1h30m`, `300ms`, `-1.5s`, `0`.
///
/// Source: HTTP sheet 1.4; the texts are those of section 5.
public sealed interface GoDuration {

    /// A duration of up to 2^63 - 1 nanoseconds.
    record Parsed(Duration length) implements GoDuration {}

    /// A text that is none.
    record Malformed(String fault) implements GoDuration {}

    /// One number with its unit. Durations are short texts; a long one is refused before it is matched.
    Pattern PART = Pattern.compile("(\\d*)(?:\\.(\\d*))?([^\\d.]*)");

    /// Characters of the longest text that is looked at: nine parts of twenty digits and a unit are fewer.
    int LENGTH_LIMIT = 256;

    /// Reads a duration.
    static GoDuration parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String rest = signed ? text.substring(1) : text;
        if (rest.equals("0")) {
            return new Parsed(Duration.ZERO);
        }
        if (rest.isEmpty() || rest.length() > LENGTH_LIMIT) {
            return invalid(text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            part.region(at, rest.length());
            if (!part.lookingAt() || (length(part, 1) == 0 && length(part, 2) == 0)) {
                return invalid(text);
            }
            String unit = part.group(3);
            if (unit.isEmpty()) {
                return new Malformed("time: missing unit in duration %s".formatted(quote(text)));
            }
            Optional<BigDecimal> size = nanosOf(unit);
            if (size.isEmpty()) {
                return new Malformed("time: unknown unit %s in duration %s".formatted(quote(unit), quote(text)));
            }
            String number = part.group(1) + "." + (length(part, 2) == 0 ? "0" : part.group(2));
            nanos = nanos.add(new BigDecimal(number.startsWith(".") ? "0" + number : number).multiply(size.get()));
            at = part.end();
        }
        BigInteger whole = nanos.toBigInteger();
        if (whole.bitLength() >= Long.SIZE) {
            return invalid(text);
        }
        return new Parsed(Duration.ofNanos(text.startsWith("-") ? -whole.longValueExact() : whole.longValueExact()));
    }

    /// The text of a duration: the largest units first, a fraction in the last one. `1m30s`, `200ms`, `0s`.
    static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        BigDecimal size = BigDecimal.valueOf(nanos).abs();
        String sign = nanos < 0 ? "-" : "";
        if (size.compareTo(BigDecimal.valueOf(1_000_000_000L)) < 0) {
            int digits = size.precision();
            return sign + (digits > 6 ? shifted(size, 6) + "ms" : digits > 3 ? shifted(size, 3) + "µs" : size + "ns");
        }
        BigDecimal[] minutes = size.divideAndRemainder(BigDecimal.valueOf(60_000_000_000L));
        String seconds = shifted(minutes[1], 9) + "s";
        if (minutes[0].signum() == 0) {
            return sign + seconds;
        }
        BigDecimal[] hours = minutes[0].divideAndRemainder(BigDecimal.valueOf(60));
        return sign + (hours[0].signum() == 0 ? "" : hours[0].toBigInteger() + "h") + hours[1].toBigInteger() + "m"
                + seconds;
    }

    private static String shifted(BigDecimal nanos, int digits) {
        BigDecimal value = nanos.movePointLeft(digits);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static int length(Matcher part, int group) {
        String found = part.group(group);
        return found == null ? 0 : found.length();
    }

    private static Optional<BigDecimal> nanosOf(String unit) {
        long nanos = switch (unit) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0L;
        };
        return nanos == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(nanos));
    }

    private static GoDuration invalid(String text) {
        return new Malformed("time: invalid duration %s".formatted(quote(text)));
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
