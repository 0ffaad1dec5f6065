package io.tombolo.runtime.config.hcl;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;

/// HCL's spellings of numbers: `42`, `-1`, `0x1F`, `0755` (octal), `1.5`, `6e3`.
final class HclNumber {

    private HclNumber() {}

    static Value read(Position at, String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        try {
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return new Value.Whole(at, Long.parseLong(sign(negative) + digits.substring(2), 16));
            }
            if (digits.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
                return real(at, text);
            }
            if (digits.length() > 1 && digits.startsWith("0")) {
                return new Value.Whole(at, Long.parseLong(sign(negative) + digits.substring(1), 8));
            }
            return new Value.Whole(at, Long.parseLong(text));
        } catch (NumberFormatException _) {
            throw new HclFault(at, "\"%s\" is not a number of at most 64 bits".formatted(clip(text)));
        }
    }

    private static Value real(Position at, String text) {
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new NumberFormatException(text);
        }
        return new Value.Real(at, number);
    }

    private static String sign(boolean negative) {
        return negative ? "-" : "";
    }

    private static String clip(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
