package io.tombolo.runtime.config.rules;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses as texts, read as Go reads them: no host names, no short forms, no zones.
final class Addresses {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Addresses() {}

    /// The address that a text is; empty if it is none. Looks nothing up.
    static Optional<InetAddress> parse(String text) {
        if (text.length() > 64 || !(DOTTED.matcher(text).matches() || text.contains(":")) || text.contains("%")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether a text is an address, or one in brackets.
    static boolean isIp(String text) {
        return parse(withoutBrackets(text)).isPresent();
    }

    static boolean isAny(String text) {
        return parse(withoutBrackets(text)).map(InetAddress::isAnyLocalAddress).orElse(false);
    }

    static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /// The blank-separated parts of a text.
    static List<String> split(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// Whether a text is a network such as `10.0.0.0/8`.
    static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || text.length() > slash + 4 || text.length() == slash + 1) {
            return false;
        }
        String bits = text.substring(slash + 1);
        return bits.chars().allMatch(c -> c >= '0' && c <= '9')
                && parse(text.substring(0, slash))
                        .map(address -> Integer.parseInt(bits) <= address.getAddress().length * Byte.SIZE)
                        .orElse(false);
    }
}
