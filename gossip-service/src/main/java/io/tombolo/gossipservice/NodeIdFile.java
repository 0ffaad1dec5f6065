package io.tombolo.gossipservice;

import io.tombolo.runtime.config.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// The ID of this node: configured, or a random one that is kept in `data_dir/node-id`.
///
/// Source: configuration sheet 2.1.
final class NodeIdFile {

    private NodeIdFile() {}

    static String read(Configuration configuration) throws IOException {
        if (configuration.identity().nodeId().isPresent()) {
            return configuration.identity().nodeId().get();
        }
        if (configuration.mode().dev() || configuration.storage().dataDir().isEmpty()) {
            return UUID.randomUUID().toString();
        }
        Path file = Path.of(configuration.storage().dataDir().get()).resolve("node-id");
        if (Files.exists(file)) {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            try {
                return UUID.fromString(text).toString();
            } catch (IllegalArgumentException notAnId) {
                throw new IOException(
                        "%s holds no UUID: \"%s\"; remove the file to get a new ID".formatted(file, text), notAnId);
            }
        }
        String fresh = UUID.randomUUID().toString();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, fresh, StandardCharsets.UTF_8);
        return fresh;
    }
}
