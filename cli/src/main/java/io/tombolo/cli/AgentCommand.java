package io.tombolo.cli;

import io.tombolo.runtime.config.bind.Flag;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `agent`: runs a server in the foreground until SIGINT or SIGTERM.
///
/// Its flags are those that the configuration declares; they are named nowhere else. Source: CLI sheet 9.
final class AgentCommand implements Callable<Integer> {

    private static final String DEV = "dev";

    private final OptionSpec files = option("config-file", "config-dir")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .arity("1")
            .description("configuration file, or folder of .hcl and .json files; may be given several times")
            .build();

    private final OptionSpec format = option("config-format")
            .type(String.class)
            .arity("1")
            .description("hcl or json for all files, whatever their names")
            .build();

    private final OptionSpec profiles = option("profile")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description("Spring profile, primary or secondary: sets what a datacenter of that kind needs")
            .build();

    private final OptionSpec dev = option(DEV)
            .type(boolean.class)
            .arity("0..1")
            .description("development mode: one server on the loopback address that keeps nothing")
            .build();

    private final Map<String, OptionSpec> settings = new HashMap<>();

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private AgentCommand() {}

    static CommandSpec spec() {
        return new AgentCommand().declare();
    }

    private CommandSpec declare() {
        spec.addOption(files).addOption(format).addOption(profiles).addOption(dev);
        for (Flag flag : ConfigurationLoader.flags()) {
            if (!flag.name().equals(DEV)) {
                OptionSpec declared = declare(flag);
                settings.put(flag.name(), declared);
                spec.addOption(declared);
            }
        }
        return spec;
    }

    /// Values stay text here: the loader says better than a command line what is wrong with one.
    private static OptionSpec declare(Flag flag) {
        var option = option(flag.name())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(flag.text());
        return switch (flag.kind()) {
            case SWITCH -> option.arity("0..1").fallbackValue("true").build();
            case NUMBER, DURATION, TEXT, PAIR -> option.arity("1").build();
        };
    }

    private static OptionSpec.Builder option(String... names) {
        return OptionSpec.builder(Arrays.stream(names)
                .flatMap(name -> Stream.of("-" + name, "--" + name))
                .toArray(String[]::new));
    }

    @Override
    public Integer call() {
        var request = LoadRequest.on(new LocalHost(InstantSource.system()))
                .withFiles(files.getValue() == null ? List.of() : files.getValue())
                .withFormat(Optional.ofNullable(format.getValue()))
                .withEnvironment(System.getenv())
                .withFlags(flags());
        return new Foreground(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(request, profiles.getValue() == null ? List.of() : profiles.getValue());
    }

    private Map<String, List<String>> flags() {
        var flags = new HashMap<String, List<String>>();
        settings.forEach((name, option) -> {
            List<String> values = option.getValue();
            if (values != null && !values.isEmpty()) {
                flags.put(name, values);
            }
        });
        if (Boolean.TRUE.equals(dev.getValue())) {
            flags.put(DEV, List.of("true"));
        }
        return flags;
    }
}
