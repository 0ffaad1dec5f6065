package io.tombolo.catalogservice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the state is kept. A server without a folder, in development mode, forgets its state when it ends.
///
/// @param path      exists
/// @param temporary whether it goes at the end
record StateFolder(Path path, boolean temporary) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog");

    /// @param dataDir of the configuration
    /// @throws IOException if the folder cannot be made; the message says which
    static StateFolder of(Optional<Path> dataDir) throws IOException {
        if (dataDir.isEmpty()) {
            return new StateFolder(Files.createTempDirectory("tombolo-dev"), true);
        }
        try {
            return new StateFolder(Files.createDirectories(dataDir.get()), false);
        } catch (IOException unusable) {
            throw new IOException(
                    "data_dir %s cannot be used (%s): make it a folder that belongs to the user of this process"
                            .formatted(dataDir.get(), unusable),
                    unusable);
        }
    }

    @Override
    public void close() {
        if (temporary) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | UncheckedIOException left) {
                LOG.atWarn()
                        .addKeyValue("folder", path)
                        .addKeyValue("cause", left.getMessage())
                        .log("the temporary state was not removed");
            }
        }
    }
}
