package io.tombolo.cli;

import io.tombolo.core.terms.Domain;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tls check`: says everything that is wrong with the TLS files of a configuration, or with three files, by the rules
/// of a start.
///
/// Files that are named by flags are judged as those of a server that federates through gateways. Exit code 1 if
/// anything would keep such a server from working; what is only worth a word leaves it at 0.
@Command(description = "Explains what is wrong with certificate, key and CA of a configuration, or of three files")
final class TlsCheckCommand implements Callable<Integer> {

    private final Path folder;
    private final InstantSource clock;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-config-file", "-config-dir", "--config-file", "--config-dir"},
            description = "configuration file, or folder of .hcl and .json files; may be given several times")
    private List<Path> configurations = new ArrayList<>();

    @Option(
            names = {"-ca", "--ca"},
            description = "file of the CA's certificate, or a bundle")
    private @Nullable Path authority;

    @Option(
            names = {"-cert", "--cert"},
            description = "file of the server's certificate, followed by intermediates")
    private @Nullable Path certificate;

    @Option(
            names = {"-key", "--key"},
            description = "file of the server's private key")
    private @Nullable Path key;

    @Option(
            names = {"-dc", "--dc"},
            description = "datacenter of the server (default dc1)")
    private String datacenter = "dc1";

    @Option(
            names = {"-domain", "--domain"},
            description = "domain of the federation (default consul)")
    private String domain = Domain.DEFAULT.name();

    @Option(
            names = {"-node", "--node"},
            description = "node name of the server (default: the host name)")
    private @Nullable String node;

    TlsCheckCommand(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        LoadRequest request = LoadRequest.on(new LocalHost(clock));
        if (!configurations.isEmpty()) {
            if (authority != null || certificate != null || key != null) {
                err.println("Please provide either -config-file and -config-dir, or -ca, -cert and -key");
                return ExitCode.FAILURE;
            }
            return report(
                    ConfigurationLoader.load(request.withFiles(
                            configurations.stream().map(folder::resolve).toList())),
                    "");
        }
        if (authority == null || certificate == null || key == null) {
            err.println("Please provide -ca, -cert and -key, or -config-file");
            return ExitCode.FAILURE;
        }
        return report(
                ConfigurationLoader.load(request.withProperties(properties(authority, certificate, key))), "tls.");
    }

    /// A server of a federation, of which nothing but its TLS files matters.
    private Map<String, String> properties(Path authorityFile, Path certificateFile, Path keyFile) {
        Map<String, String> properties = new HashMap<>();
        properties.put("server", "true");
        properties.put("datacenter", datacenter);
        properties.put("domain", domain);
        if (node != null) {
            properties.put("node-name", node);
        }
        properties.put("connect.enabled", "true");
        properties.put("connect.enable-mesh-gateway-wan-federation", "true");
        properties.put("tls.defaults.ca-file", folder.resolve(authorityFile).toString());
        properties.put("tls.defaults.cert-file", folder.resolve(certificateFile).toString());
        properties.put("tls.defaults.key-file", folder.resolve(keyFile).toString());
        properties.put("tls.defaults.verify-incoming", "true");
        properties.put("tls.defaults.verify-outgoing", "true");
        properties.put("tls.internal-rpc.verify-server-hostname", "true");
        return properties;
    }

    /// @param keys the beginning of the keys whose findings are told, but for those of the flags themselves
    private int report(Loaded loaded, String keys) {
        List<Violation> violations = switch (loaded) {
            case Loaded.Valid _ -> List.of();
            case Loaded.Invalid invalid ->
                invalid.violations().stream()
                        .filter(violation -> told(violation.key(), keys))
                        .toList();
        };
        PrintWriter err = command.commandLine().getErr();
        violations.forEach(violation -> err.println(keys.isEmpty() ? violation.text() : violation.message()));
        for (Warning warning : loaded.warnings()) {
            if (told(warning.key(), "tls.")) {
                err.println("Warning: " + (keys.isEmpty() ? warning.text() : warning.message()));
            }
        }
        if (!violations.isEmpty()) {
            return ExitCode.FAILURE;
        }
        command.commandLine().getOut().println("The TLS files are valid!");
        return ExitCode.SUCCESS;
    }

    private static boolean told(String found, String keys) {
        return found.startsWith(keys) || found.equals("node_name") || found.equals("datacenter");
    }
}
