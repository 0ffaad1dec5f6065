package io.tombolo.core.gossip.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The text of a keyring file: a JSON array of keys in base64, the primary first.
///
/// Text alone; whoever writes the file gives it mode 0600. Source: gossip sheet 17.3.
public final class KeyringFile {

    private KeyringFile() {}

    /// The text that the reference would write, without a line end.
    public static String format(Keyring keyring) {
        return keyring.isEmpty()
                ? "[]"
                : keyring.keys().stream()
                        .map(key -> "  \"" + key.base64() + '"')
                        .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /// Reads a file: blanks anywhere between keys, keys that stand there twice once. Never throws.
    public static Decoded<Keyring> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() < 2 || !trimmed.startsWith("[") || !trimmed.endsWith("]")) {
            return refused("keyring file is not a JSON array");
        }
        String content = trimmed.substring(1, trimmed.length() - 1).strip();
        List<GossipKey> keys = new ArrayList<>();
        for (String item : content.isEmpty() ? new String[0] : content.split(",", -1)) {
            // No character of base64 needs an escape in JSON but "/", which may have one.
            String quoted = item.strip().replace("\\/", "/");
            if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
                return refused("keyring file has an item that is not a JSON string");
            }
            Optional<GossipKey> key = GossipKey.ofBase64(quoted.substring(1, quoted.length() - 1));
            if (key.isEmpty()) {
                return refused("keyring file has a key that is not 16, 24 or 32 bytes in base64");
            }
            if (!keys.contains(key.get())) {
                keys.add(key.get());
            }
            if (keys.size() > Limits.KEYS) {
                return refused("keyring file has more than %d keys".formatted(Limits.KEYS));
            }
        }
        return new Decoded.Value<>(new Keyring(keys));
    }

    private static Decoded<Keyring> refused(String detail) {
        return Decoded.refused(Flaw.KEYRING, detail);
    }
}
