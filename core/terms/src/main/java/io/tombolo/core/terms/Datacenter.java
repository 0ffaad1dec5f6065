package io.tombolo.core.terms;

import java.util.Locale;

/// The name of a datacenter, always in lower case.
///
/// Given in any case, kept in lower case, as Consul does with `datacenter` and `primary_datacenter`. At most 63
/// characters, because the name becomes one DNS label of a [ServerName].
/// Source: configuration sheet 1.1 and 2.1; WAN federation sheet 3.1 and 6.2.
///
/// @param name letters `a-z`, digits, `-` and `_`
public record Datacenter(String name) implements Comparable<Datacenter> {

    /// @throws IllegalArgumentException if the name is empty, too long, or has a character that is not allowed
    public Datacenter {
        name = name.toLowerCase(Locale.ROOT);
        Word.requireLength("datacenter", name, Word.LABEL_LIMIT);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) {
                throw new IllegalArgumentException(
                        "datacenter can only contain lowercase alphanumeric, - or _ characters. received: \"%s\""
                                .formatted(name));
            }
        }
    }

    @Override
    public int compareTo(Datacenter other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
