package io.tombolo.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line. Bare, or with an unknown word, it lists the commands.
@Command(
        name = "tombolo",
        subcommands = {DemoCommand.class, ValidateCommand.class, VersionCommand.class})
public final class Tombolo {

    private Tombolo() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Tombolo());
        line.addSubcommand("agent", AgentCommand.spec());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().addOption(helpOption()));
        line.setOut(out);
        line.setErr(err);
        line.setPosixClusteredShortOptionsAllowed(false);
        line.setStopAtPositional(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler((exception, _) -> refuse(exception, err));
        line.setExecutionExceptionHandler((exception, _, _) -> fail(exception, err));
        String first = arguments.length == 0 ? "" : arguments[0];
        return switch (first) {
            case "" -> usage(line, err, ExitCode.UNKNOWN_COMMAND);
            case "-h", "-help", "--help", "help" -> usage(line, out, ExitCode.SUCCESS);
            case "-v", "-version", "--version" -> line.execute("version");
            default ->
                line.getSubcommands().containsKey(first)
                        ? line.execute(arguments)
                        : usage(line, err, ExitCode.UNKNOWN_COMMAND);
        };
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "-help", "--help")
                .usageHelp(true)
                .description("shows this text")
                .build();
    }

    private static int usage(CommandLine line, PrintWriter to, int exitCode) {
        int width = line.getSubcommands().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        UnaryOperator<String> padded = name -> "    " + name + " ".repeat(width - name.length()) + "    ";
        to.println("Usage: tombolo [--version] [--help] <command> [<args>]");
        to.println();
        to.println("Available commands are:");
        line.getSubcommands().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> to.println(padded.apply(entry.getKey()) + headline(entry.getValue())));
        to.println();
        return exitCode;
    }

    private static String headline(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static int refuse(ParameterException exception, PrintWriter err) {
        CommandLine command = exception.getCommandLine();
        if (exception instanceof UnmatchedArgumentException unmatched
                && unmatched.getUnmatched().getFirst().startsWith("-")) {
            String flag = unmatched.getUnmatched().getFirst().replaceFirst("^-+", "-");
            int equals = flag.indexOf('=');
            err.println("flag provided but not defined: " + (equals < 0 ? flag : flag.substring(0, equals)));
        } else {
            err.println(exception.getMessage());
        }
        err.println("Usage of %s:".formatted(command.getCommandName()));
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
