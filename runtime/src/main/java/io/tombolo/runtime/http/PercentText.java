package io.tombolo.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Texts with `%20` in them.
final class PercentText {

    private PercentText() {}

    /// What a text stands for; empty if a `%` in it has no two hexadecimal digits after it.
    ///
    /// @param plusIsBlank as in queries
    static Optional<String> decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0)) {
            return Optional.of(text);
        }
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++) {
            byte c = from[i];
            if (c == '%') {
                int high = i + 2 <= from.length - 1 ? Character.digit((char) (from[i + 1] & 0xff), 16) : -1;
                int low = i + 2 <= from.length - 1 ? Character.digit((char) (from[i + 2] & 0xff), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                to[length++] = (byte) ((high << 4) | low);
                i += 2;
            } else {
                to[length++] = plusIsBlank && c == '+' ? (byte) ' ' : c;
            }
        }
        return Optional.of(new String(to, 0, length, StandardCharsets.UTF_8));
    }

    /// A path as it stands in a URL.
    static String encodePath(String path) {
        var encoded = new StringBuilder();
        for (byte c : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = c > ' ' && c < 127 && "\"<>\\^`{|}%?#".indexOf(c) < 0;
            if (plain) {
                encoded.append((char) c);
            } else {
                encoded.append("%%%02X".formatted(c & 0xff));
            }
        }
        return encoded.toString();
    }
}
