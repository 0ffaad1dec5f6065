package io.tombolo.gatewayregistry.locating;

import io.tombolo.core.federation.dial.LastGood;
import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gateways that were known last, in `<data_dir>/federation/gateways`: one to a line, `<kind> <address>`.
///
/// They are hints: a file that cannot be read costs what was learnt, and no start.
final class LastGoodFile {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateways");

    private static final String OWN = "own";
    private static final String PRIMARY = "primary";
    private static final String CONFIGURED = "configured";

    /// Bytes of a file that is read: 10,000 gateways of 100 characters. A longer one is none of ours.
    private static final long LIMIT = 1 << 20;

    private final Path file;

    LastGoodFile(Path dataDir) {
        file = dataDir.resolve("federation").resolve("gateways");
    }

    /// What was written last; nothing if nothing was, or if it cannot be read.
    LastGood read() {
        try {
            if (!Files.exists(file) || Files.size(file) > LIMIT) {
                return LastGood.NOTHING;
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new LastGood(of(OWN, lines), of(PRIMARY, lines), of(CONFIGURED, lines));
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("cause", unusable.toString())
                    .log("the gateways of the last run cannot be read, and are learnt anew");
            return LastGood.NOTHING;
        }
    }

    private static List<Endpoint> of(String kind, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> Endpoint.parse(line.substring(kind.length() + 1), 0))
                .toList();
    }

    /// Replaces the file as a whole, so that a crash leaves the old one or the new one.
    ///
    /// @throws IOException if the folder takes no file
    void write(LastGood addresses) throws IOException {
        var lines = new ArrayList<String>();
        addresses.own().forEach(address -> lines.add(OWN + " " + address));
        addresses.primary().forEach(address -> lines.add(PRIMARY + " " + address));
        addresses.fallback().forEach(address -> lines.add(CONFIGURED + " " + address));
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, lines, StandardCharsets.UTF_8);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
