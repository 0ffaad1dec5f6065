package io.tombolo.runtime.config;

import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.nio.file.Path;
import java.util.List;

/// Loads for tests, and fails them with what the loader said.
public final class Loading {

    private Loading() {}

    /// The configuration of a request that has to be right.
    public static Configuration valid(LoadRequest request) {
        return switch (ConfigurationLoader.load(request)) {
            case Loaded.Valid valid -> valid.configuration();
            case Loaded.Invalid invalid -> throw new AssertionError("refused: " + invalid.violations());
        };
    }

    /// The configuration of one HCL text that has to be right.
    public static Configuration hcl(String text) {
        return valid(request(text));
    }

    /// A request for one HCL text.
    public static LoadRequest request(String text) {
        return LoadRequest.on(TlsFiles.on(new FakeHost()).with("a.hcl", text)).withFiles(List.of(Path.of("a.hcl")));
    }

    /// Everything that a request is refused with.
    public static List<String> violations(LoadRequest request) {
        return switch (ConfigurationLoader.load(request)) {
            case Loaded.Valid valid -> throw new AssertionError("accepted: " + valid.configuration());
            case Loaded.Invalid invalid ->
                invalid.violations().stream().map(Violation::text).toList();
        };
    }

    /// Everything that a request is warned of.
    public static List<String> warnings(LoadRequest request) {
        return ConfigurationLoader.load(request).warnings().stream()
                .map(Warning::text)
                .toList();
    }
}
