package io.tombolo.core.catalog.filter;

import io.tombolo.core.catalog.filter.Expression.Match;
import java.math.BigInteger;
import java.util.Locale;

/// Whole numbers as Go reads them where the base stands in the text: `8080`, `0x1f90`, `0o17`, `0b1`, `1_000`.
final class GoNumber {

    /// Digits of the longest number that can fit, in base 2, with a separator after each, a sign and a prefix.
    private static final int LENGTH_LIMIT = 2 * Long.SIZE + 3;

    private GoNumber() {}

    static long parse(Match match) throws Field.Refused {
        String text = match.value();
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String body = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        int base = base(body);
        String prefixless = body.length() > 1 && body.startsWith("0") && base != 10 ? prefixless(body) : body;
        boolean wellSeparated =
                !prefixless.endsWith("_") && !prefixless.contains("__") && (!prefixless.startsWith("_") || base != 10);
        String digits = prefixless.replace("_", "");
        boolean valid = !digits.isEmpty()
                && wellSeparated
                && digits.chars().allMatch(c -> c < 128 && Character.digit(c, base) >= 0);
        if (!valid) {
            throw fault(match, "invalid syntax");
        }
        if (digits.length() > LENGTH_LIMIT) {
            throw fault(match, "value out of range");
        }
        var value = new BigInteger(text.startsWith("-") ? "-" + digits : digits, base);
        if (value.bitLength() >= Long.SIZE) {
            throw fault(match, "value out of range");
        }
        return value.longValueExact();
    }

    private static int base(String body) {
        if (body.length() < 2 || !body.startsWith("0")) {
            return 10;
        }
        return switch (body.charAt(1)) {
            case 'x' -> 16;
            case 'b' -> 2;
            default -> 8;
        };
    }

    private static String prefixless(String body) {
        char second = body.charAt(1);
        return body.substring(second == 'x' || second == 'b' || second == 'o' ? 2 : 1);
    }

    private static Field.Refused fault(Match match, String what) {
        return Field.Refused.coercion(match, "strconv.ParseInt: parsing \"%s\": %s".formatted(match.value(), what));
    }
}
