package io.tombolo.testing.system.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The modules as they stand on disk: their folders, their declared dependencies, their compiled classes.
final class House {

    static final List<String> SERVICES = List.of(
            "catalog-service",
            "gossip-service",
            "rpc-forwarder",
            "gateway-registry",
            "cert-authority",
            "mesh-gateway",
            "agent",
            "http-api",
            "console");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OWN_DEPENDENCY = Pattern.compile("<artifactId>tombolo-([^<]+)</artifactId>");

    private final Path root;

    private House(Path root) {
        this.root = root;
    }

    static House here() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("testing/system/pom.xml"))) {
                return new House(folder);
            }
        }
        throw new IllegalStateException("run this test somewhere below the root of the repository");
    }

    /// Each module's folder, and the modules that its pom names as dependencies.
    Map<String, List<String>> dependencies() {
        var found = new LinkedHashMap<String, List<String>>();
        for (String module : modules()) {
            String pom = read(root.resolve(module).resolve("pom.xml"));
            String own = module.substring(module.lastIndexOf('/') + 1);
            found.put(
                    own,
                    OWN_DEPENDENCY
                            .matcher(pom)
                            .results()
                            .map(match -> match.group(1))
                            .filter(name -> !name.equals(own))
                            .toList());
        }
        return found;
    }

    JavaClasses mainClasses() {
        List<Path> folders = modules().stream()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .map(House::withoutLinks)
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }

    /// The importer does not follow them.
    private static Path withoutLinks(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    List<String> modules() {
        return MODULE.matcher(read(root.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
