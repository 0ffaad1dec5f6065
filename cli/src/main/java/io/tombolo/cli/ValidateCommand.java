package io.tombolo.cli;

import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `validate`: says everything that is wrong with configuration files, and starts nothing. Source: CLI sheet 9.
@Command
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-quiet", "--quiet"},
            description = "says nothing when all is well")
    private boolean quiet;

    @Option(
            names = {"-config-format", "--config-format"},
            description = "hcl or json for all files, whatever their names")
    private @Nullable String format;

    @Parameters(paramLabel = "FILE|DIR")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        if (files.isEmpty()) {
            err.println("Must specify at least one config file or directory");
            return ExitCode.FAILURE;
        }
        Loaded loaded = ConfigurationLoader.load(LoadRequest.on(new LocalHost(InstantSource.system()))
                .withFiles(files)
                .withFormat(Optional.ofNullable(format)));
        loaded.warnings().forEach(warning -> err.println(warning.text()));
        return switch (loaded) {
            case Loaded.Valid _ -> {
                if (!quiet) {
                    out.println("Configuration is valid!");
                }
                yield ExitCode.SUCCESS;
            }
            case Loaded.Invalid invalid -> {
                invalid.violations().forEach(violation -> err.println("Config validation failed: " + violation.text()));
                yield ExitCode.FAILURE;
            }
        };
    }
}
