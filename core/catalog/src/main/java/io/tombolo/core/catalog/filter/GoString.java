package io.tombolo.core.catalog.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The escapes of a string in double quotes, as Go has them.
final class GoString {

    private static final String SIMPLE = "abfnrtv\\\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\\"";

    private GoString() {}

    /// What stands between the quotes without its escapes; empty if one of them is none.
    static Optional<String> unescape(String inside) {
        var bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < inside.length()) {
            int c = inside.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\n') {
                return Optional.empty();
            }
            if (c != '\\') {
                write(bytes, c);
                continue;
            }
            if (at == inside.length()) {
                return Optional.empty();
            }
            char kind = inside.charAt(at);
            int simple = SIMPLE.indexOf(kind);
            int digits = switch (kind) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> kind >= '0' && kind <= '7' ? 3 : 0;
            };
            boolean octal = digits == 3;
            int from = octal ? at : at + 1;
            if (simple >= 0) {
                bytes.write(MEANING.charAt(simple));
                at++;
            } else if (digits == 0 || from + digits > inside.length()) {
                return Optional.empty();
            } else {
                long value = number(inside.substring(from, from + digits), octal ? 8 : 16);
                boolean isByte = octal || kind == 'x';
                if (value < 0 || (isByte ? value > 0xff : !isCharacter(value))) {
                    return Optional.empty();
                }
                if (isByte) {
                    bytes.write((int) value);
                } else {
                    write(bytes, (int) value);
                }
                at = from + digits;
            }
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }

    private static boolean isCharacter(long value) {
        return value <= Character.MAX_CODE_POINT
                && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE);
    }

    private static long number(String digits, int radix) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0 || digits.charAt(i) > 'f') {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static void write(ByteArrayOutputStream bytes, int c) {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    }
}
