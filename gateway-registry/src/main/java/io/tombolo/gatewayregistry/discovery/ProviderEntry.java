package io.tombolo.gatewayregistry.discovery;

import java.util.LinkedHashMap;
import java.util.Map;

/// An entry `provider=<name> key=value …`, as go-discover writes them.
///
/// @param provider  whom to ask
/// @param arguments the other pairs
record ProviderEntry(String provider, Map<String, String> arguments) {

    private static final String PROVIDER = "provider";

    /// Whether the text is such an entry.
    static boolean is(String entry) {
        return entry.contains(PROVIDER + "=");
    }

    /// Reads one. Values with blanks stand in double quotes.
    ///
    /// @throws IllegalArgumentException if a pair has no `=`, a quote is not closed, or no provider is named
    static ProviderEntry parse(String entry) {
        var pairs = new LinkedHashMap<String, String>();
        int at = 0;
        while (at < entry.length()) {
            if (entry.charAt(at) == ' ') {
                at++;
                continue;
            }
            int equals = entry.indexOf('=', at);
            if (equals < 0) {
                throw malformed(entry, "\"%s\" is no pair key=value".formatted(entry.substring(at)));
            }
            String key = entry.substring(at, equals);
            boolean quoted = equals + 1 < entry.length() && entry.charAt(equals + 1) == '"';
            int begin = quoted ? equals + 2 : equals + 1;
            int end = entry.indexOf(quoted ? '"' : ' ', begin);
            if (end < 0 && quoted) {
                throw malformed(entry, "the quote of %s is not closed".formatted(key));
            }
            pairs.put(key, entry.substring(begin, end < 0 ? entry.length() : end));
            at = end < 0 ? entry.length() : end + 1;
        }
        String provider = pairs.remove(PROVIDER);
        if (provider == null || provider.isEmpty()) {
            throw malformed(entry, "no provider is named");
        }
        return new ProviderEntry(provider, Map.copyOf(pairs));
    }

    private static IllegalArgumentException malformed(String entry, String fault) {
        return new IllegalArgumentException(
                "\"%s\" is no entry provider=<name> key=value …: %s".formatted(entry, fault));
    }
}
