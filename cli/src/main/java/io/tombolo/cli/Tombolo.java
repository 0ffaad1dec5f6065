package io.tombolo.cli;

import io.tombolo.cli.demo.DemoCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line. Bare, or with an unknown word, it lists the commands.
public final class Tombolo {

    /// What comes after `tombolo`. A command is made only when it is called: a start has to be quick.
    private static final SortedMap<String, Word> WORDS = new TreeMap<>(Map.of(
            "agent", new Word("Runs a server, or, with -dev, one to try things with", AgentCommand::spec),
            "connect envoy", new Word("Runs a mesh gateway, when told -gateway=mesh", GatewayCommand::connectEnvoy),
            "demo",
                    new Word(
                            "Starts two datacenters that are joined through their gateways, to try things with",
                            DemoCommand::new),
            "gateway", new Word("Runs a mesh gateway", GatewayCommand::spec),
            "tls", new Word("Makes and checks the certificates of agents", () -> TlsCommand.spec(Path.of(""))),
            "validate", new Word("Checks configuration files and folders", ValidateCommand::new),
            "version", new Word("Prints the version of Tombolo", VersionCommand::new)));

    record Word(String headline, Supplier<Object> command) {}

    private Tombolo() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        // Some words are two.
        String second = arguments.length < 2 ? first : first + " " + arguments[1];
        if (WORDS.containsKey(second) && !second.equals(first)) {
            return execute(second, out, err, Arrays.copyOfRange(arguments, 2, arguments.length));
        }
        return switch (first) {
            case "" -> usage(err, ExitCode.UNKNOWN_COMMAND);
            case "-h", "-help", "--help", "help" -> usage(out, ExitCode.SUCCESS);
            case "-v", "-version", "--version" -> execute("version", out, err);
            default -> WORDS.containsKey(first) ? execute(first, out, err, rest) : usage(err, ExitCode.UNKNOWN_COMMAND);
        };
    }

    private static int execute(String name, PrintWriter out, PrintWriter err, String... arguments) {
        Word word = WORDS.get(name);
        if (word == null) {
            throw new IllegalStateException("no command " + name);
        }
        return execute(name, word, out, err, arguments);
    }

    static int execute(String name, Word word, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(word.command().get());
        line.getCommandSpec().name("tombolo " + name).usageMessage().description(word.headline());
        prepare(line);
        line.setOut(out);
        line.setErr(err);
        line.setPosixClusteredShortOptionsAllowed(false);
        line.setStopAtPositional(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler((exception, _) -> refuse(exception, name, err));
        line.setExecutionExceptionHandler((exception, _, _) -> fail(exception, err));
        return line.execute(arguments);
    }

    /// Makes a command, and those below it, explain themselves.
    private static void prepare(CommandLine line) {
        line.getCommandSpec().addOption(helpOption()).usageMessage().abbreviateSynopsis(true);
        line.getSubcommands().values().forEach(Tombolo::prepare);
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "-help", "--help")
                .usageHelp(true)
                .description("shows this text")
                .build();
    }

    private static int usage(PrintWriter to, int exitCode) {
        int width = WORDS.keySet().stream().mapToInt(String::length).max().orElse(0);
        to.println("Usage: tombolo [--version] [--help] <command> [<args>]");
        to.println();
        to.println("Available commands are:");
        WORDS.forEach((name, word) ->
                to.println("    " + name + " ".repeat(width - name.length()) + "    " + word.headline()));
        to.println();
        return exitCode;
    }

    private static int refuse(ParameterException exception, String name, PrintWriter err) {
        CommandLine command = exception.getCommandLine();
        if (!command.getSubcommands().isEmpty()) {
            command.usage(err);
            return ExitCode.UNKNOWN_COMMAND;
        }
        if (exception instanceof UnmatchedArgumentException unmatched
                && unmatched.getUnmatched().getFirst().startsWith("-")) {
            String flag = unmatched.getUnmatched().getFirst().replaceFirst("^-+", "-");
            int equals = flag.indexOf('=');
            err.println("flag provided but not defined: " + (equals < 0 ? flag : flag.substring(0, equals)));
        } else {
            err.println(exception.getMessage());
        }
        err.println("Usage of %s:".formatted(name));
        command.getCommandSpec().options().forEach(option -> err.println(flagUsage(option)));
        return ExitCode.FAILURE;
    }

    private static String flagUsage(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .filter(name -> !name.startsWith("--"))
                .collect(Collectors.joining(", "));
        return "  %s%n    \t%s".formatted(names, String.join(" ", option.description()));
    }

    private static int fail(Exception exception, PrintWriter err) {
        err.println("==> " + exception);
        return ExitCode.FAILURE;
    }
}
