package io.tombolo.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// `tls`: the commands about certificates of agents. Source: CLI sheet 4.
final class TlsCommand {

    private TlsCommand() {}

    /// @param folder where files are made, and where relative paths begin
    static CommandSpec spec(Path folder) {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        CommandSpec authority = group("ca", "Makes the CA of agents")
                .addSubcommand("create", CommandSpec.forAnnotatedObject(new TlsCaCreateCommand(folder, clock, random)));
        CommandSpec certificate = group("cert", "Makes certificates of agents")
                .addSubcommand(
                        "create", CommandSpec.forAnnotatedObject(new TlsCertCreateCommand(folder, clock, random)));
        return group("tls", "")
                .addSubcommand("ca", authority)
                .addSubcommand("cert", certificate)
                .addSubcommand("check", CommandSpec.forAnnotatedObject(new TlsCheckCommand(folder, clock)));
    }

    /// A word that needs another one behind it: alone, it explains itself and fails.
    private static CommandSpec group(String name, String headline) {
        var group = new Group();
        group.spec.name(name).usageMessage().description(headline);
        return group.spec;
    }

    private static final class Group implements Callable<Integer> {

        private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.FAILURE;
        }
    }
}
