package io.tombolo.cli;

import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.LoadRequest;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `demo`: a server to look at, started with nothing but its defaults; keeps nothing on disk.
@Command
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        var request = LoadRequest.on(new LocalHost(InstantSource.system()))
                .withEnvironment(System.getenv())
                .withFlags(Map.of("dev", List.of("true"), "node", List.of("demo"), "log-level", List.of("info")));
        return new Foreground(out, command.commandLine().getErr()).run(request, List.of(), server -> {
            int port = server.configuration().network().ports().http().number();
            out.printf("""

                    The server runs. Try, in another terminal:

                        curl http://127.0.0.1:%1$d/actuator/health
                        curl http://127.0.0.1:%1$d/actuator/prometheus

                    Ctrl-C stops it.
                    """, port);
            out.flush();
        });
    }
}
