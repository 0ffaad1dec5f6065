package io.tombolo.core.registration;

import java.nio.charset.StandardCharsets;

/// Cuts what a check says to what is kept.
final class CheckOutput {

    private CheckOutput() {}

    /// The first bytes of a text, with a remark if that is not all of it.
    ///
    /// @param limit bytes
    static String cut(String text, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= limit) {
            return text;
        }
        int end = limit;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return "%s ... (captured %d of %d bytes)"
                .formatted(new String(bytes, 0, end, StandardCharsets.UTF_8), end, bytes.length);
    }
}
