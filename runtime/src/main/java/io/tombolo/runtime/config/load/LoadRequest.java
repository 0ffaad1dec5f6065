package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.host.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a configuration comes from.
///
/// @param files       files and folders in the order of the command line: `-config-file` and `-config-dir` alike
/// @param format      `hcl` or `json` for all files, whatever their names (`-config-format`)
/// @param properties  property names without the `tombolo.` in front, in kebab, camel or snake case, `[0]` for items;
///                    each a text, number, truth value, or a list of texts
/// @param environment variables; those that start with `TOMBOLO_` and name a key are used
/// @param flags       values by the name of the flag, in the order of the command line; a switch without a value is
///                    `true`; `dev` among them switches the development mode on
/// @param host        the machine
public record LoadRequest(
        List<Path> files,
        Optional<String> format,
        Map<String, ?> properties,
        Map<String, String> environment,
        Map<String, List<String>> flags,
        Host host) {

    public LoadRequest {
        files = List.copyOf(files);
        flags = Map.copyOf(flags);
    }

    /// Nothing but defaults.
    public static LoadRequest on(Host host) {
        return new LoadRequest(List.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), host);
    }

    public LoadRequest withFiles(List<Path> files) {
        return new LoadRequest(files, format, properties, environment, flags, host);
    }

    public LoadRequest withFormat(Optional<String> format) {
        return new LoadRequest(files, format, properties, environment, flags, host);
    }

    public LoadRequest withProperties(Map<String, ?> properties) {
        return new LoadRequest(files, format, properties, environment, flags, host);
    }

    public LoadRequest withEnvironment(Map<String, String> environment) {
        return new LoadRequest(files, format, properties, environment, flags, host);
    }

    public LoadRequest withFlags(Map<String, List<String>> flags) {
        return new LoadRequest(files, format, properties, environment, flags, host);
    }
}
