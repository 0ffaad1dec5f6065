package io.tombolo.core.wire.json;

import java.math.BigDecimal;

/// Numbers with a fraction as Go's JSON shows them: the fewest digits that tell the number, with an exponent only below
/// 1e-6 and from 1e21 on.
final class GoFloat {

    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;

    private GoFloat() {}

    /// @throws IllegalArgumentException for what is no number: JSON has no word for it
    static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no word for " + value);
        }
        double size = Math.abs(value);
        if (size == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 && exponent > 0 ? "0" : "")
                + Math.abs(exponent);
    }
}
