package io.tombolo.core.terms;

/// Where something listens: a host name or address, and a port.
///
/// Host names stay names: they are looked up when they are dialled. Never a key of a pool or cache: two
/// datacenters may use the same addresses.
///
/// @param host an IPv4 or IPv6 address (without brackets) or a host name
/// @param port 1 to 65535
public record Endpoint(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /// @throws IllegalArgumentException if the host is empty or has blanks or brackets, or the port is out of range
    public Endpoint {
        Word.requireLength("host", host, Word.DNS_NAME_LIMIT);
        if (host.chars().anyMatch(c -> Character.isWhitespace(c) || c == '[' || c == ']' || c == '/')) {
            throw new IllegalArgumentException("host must be a name or an address. received: \"%s\"".formatted(host));
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "port of %s must be from 1 to %d. received: %d".formatted(host, MAX_PORT, port));
        }
    }

    /// Reads `host:port`, `[ipv6]:port`, or, with `defaultPort`, a host alone.
    ///
    /// @param defaultPort the port where the text has none; 0 if it has to have one
    /// @throws IllegalArgumentException if the text is none of these
    public static Endpoint parse(String text, int defaultPort) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close > 0 && (close == text.length() - 1 || text.charAt(close + 1) == ':')) {
                String rest = close == text.length() - 1 ? "" : text.substring(close + 2);
                return of(text, text.substring(1, close), rest, defaultPort);
            }
            throw malformed(text, defaultPort);
        }
        int colon = text.lastIndexOf(':');
        if (colon != text.indexOf(':')) {
            return of(text, text, "", defaultPort);
        }
        return colon < 0
                ? of(text, text, "", defaultPort)
                : of(text, text.substring(0, colon), text.substring(colon + 1), defaultPort);
    }

    private static Endpoint of(String text, String host, String port, int defaultPort) {
        if (port.isEmpty() && defaultPort > 0) {
            return new Endpoint(host, defaultPort);
        }
        if (host.isEmpty()
                || port.isEmpty()
                || port.length() > 5
                || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed(text, defaultPort);
        }
        return new Endpoint(host, Integer.parseInt(port));
    }

    private static IllegalArgumentException malformed(String text, int defaultPort) {
        return new IllegalArgumentException("address must be host:port or [ipv6]:port%s. received: \"%s\""
                .formatted(defaultPort > 0 ? " or host" : "", text));
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
