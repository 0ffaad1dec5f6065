package io.tombolo.httpapi.call;

import java.math.BigInteger;
import java.util.Optional;

/// Numbers and truths in parameters, and what is said of those that are none. Source: HTTP sheet 1.4 and 5.
public final class GoNumbers {

    /// Digits of the longest number that is looked at.
    private static final int LENGTH_LIMIT = 40;

    private GoNumbers() {}

    /// What came of reading a number.
    public sealed interface Parsed {

        /// A number of 64 bits without a sign.
        record Read(long bits) implements Parsed {}

        /// No such number.
        record Refused(String fault) implements Parsed {}
    }

    /// Reads a whole number of up to 64 bits.
    public static Parsed unsigned(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return new Parsed.Refused("strconv.ParseUint: parsing \"%s\": invalid syntax".formatted(text));
        }
        if (text.length() > LENGTH_LIMIT || new BigInteger(text).bitLength() > Long.SIZE) {
            return new Parsed.Refused("strconv.ParseUint: parsing \"%s\": value out of range".formatted(text));
        }
        return new Parsed.Read(Long.parseUnsignedLong(text));
    }

    /// Reads a truth; empty if it is none.
    public static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
