package io.tombolo.cli;

import io.tombolo.runtime.Product;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `version`: which build this is, and which protocol versions it speaks. Source: CLI sheet 9.
@Command
final class VersionCommand implements Callable<Integer> {

    /// What agents of all supported peers speak to each other. Source: gossip sheet, protocol versions.
    private static final int PROTOCOL_DEFAULT = 2;

    private static final int PROTOCOL_MIN = 2;
    private static final int PROTOCOL_MAX = 3;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-format", "--format"},
            defaultValue = "pretty",
            description = "Output format {pretty|json}")
    private String format = "pretty";

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        Product product = Product.current();
        switch (format) {
            case "pretty" ->
                out.println("""
                    Tombolo %s
                    Protocol %d spoken by default, understands %d to %d (agent will automatically use protocol >%d when\
                     speaking to compatible agents)
                    """.formatted(
                                product.display(), PROTOCOL_DEFAULT, PROTOCOL_MIN, PROTOCOL_MAX, PROTOCOL_DEFAULT));
            case "json" ->
                out.println("""
                    {
                       "Version": "%s",
                       "Revision": "",
                       "Prerelease": "%s",
                       "RPC": {
                          "Default": %d,
                          "Min": %d,
                          "Max": %d
                       }
                    }""".formatted(
                                product.version(), product.prerelease(), PROTOCOL_DEFAULT, PROTOCOL_MIN, PROTOCOL_MAX));
            default -> {
                command.commandLine()
                        .getErr()
                        .println("Unknown format: %s. Known formats: pretty, json".formatted(format));
                return ExitCode.FAILURE;
            }
        }
        return ExitCode.SUCCESS;
    }
}
