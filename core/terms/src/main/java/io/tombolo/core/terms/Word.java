package io.tombolo.core.terms;

/// The rules that several words share.
final class Word {

    /// Bytes of one DNS label (RFC 1035, 2.3.4).
    static final int LABEL_LIMIT = 63;

    /// Bytes of a whole DNS name in its text form (RFC 1035, 2.3.4).
    static final int DNS_NAME_LIMIT = 253;

    private Word() {}

    static void requireLength(String what, String value, int limit) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("%s cannot be empty".formatted(what));
        }
        if (value.length() > limit) {
            throw new IllegalArgumentException("%s has %d characters; at most %d are allowed. received: \"%s…\""
                    .formatted(what, value.length(), limit, value.substring(0, 32)));
        }
    }

    /// Whether `label` is what a DNS name may have between two dots, with `_` allowed as Consul allows it.
    static boolean isLabel(String label) {
        if (label.isEmpty() || label.length() > LABEL_LIMIT) {
            return false;
        }
        return label.chars().allMatch(c -> isAsciiLetterOrDigit(c) || c == '-' || c == '_');
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
