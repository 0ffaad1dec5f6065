package io.tombolo.core.terms;

import java.util.Locale;

/// The DNS domain of a federation, without its trailing dot: `consul`.
///
/// Part of every [ServerName], so it has to be the same in all datacenters. Kept in lower case.
/// Source: WAN federation sheet 3.1.
///
/// @param name one or more DNS labels; one trailing dot is dropped
public record Domain(String name) {

    /// The domain that is used unless another one is configured.
    public static final Domain DEFAULT = new Domain("consul.");

    /// @throws IllegalArgumentException if the name is empty, too long, or not made of DNS labels
    public Domain {
        name = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        Word.requireLength("domain", name, Word.DNS_NAME_LIMIT);
        for (String label : name.split("\\.", -1)) {
            if (!Word.isLabel(label)) {
                throw new IllegalArgumentException(
                        "domain must be DNS labels of letters, digits, '-' or '_' joined by dots. received: \"%s\""
                                .formatted(name));
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
