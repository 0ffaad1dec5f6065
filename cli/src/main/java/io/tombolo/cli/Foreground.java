package io.tombolo.cli;

import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.server.End;
import io.tombolo.server.TomboloServer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs a server in this process until it is told to stop.
final class Foreground {

    /// A server that was told to stop has this long; test harnesses abort after 10 s. Source: configuration sheet
    /// 4.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final PrintWriter out;
    private final PrintWriter err;

    Foreground(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    int run(LoadRequest request, List<String> profiles) {
        return run(request, profiles, _ -> {});
    }

    /// @param onRunning told when the server answers
    int run(LoadRequest request, List<String> profiles, Consumer<TomboloServer> onRunning) {
        TomboloServer.Start start = TomboloServer.start(
                profiles, properties -> ConfigurationLoader.load(request.withProperties(properties)), this::announce);
        return switch (start) {
            case TomboloServer.Start.Refused(List<String> reasons) -> {
                reasons.forEach(reason -> err.println("==> " + reason));
                yield ExitCode.FAILURE;
            }
            case TomboloServer.Start.Running(TomboloServer server) -> {
                onRunning.accept(server);
                yield await(server);
            }
        };
    }

    private void announce(Loaded.Valid valid) {
        valid.warnings().forEach(warning -> err.println("==> " + warning.text()));
        Banner.print(out, valid.configuration());
    }

    /// A signal starts the JVM's shutdown, which no exit code survives but that of `halt`: an agent that leaves
    /// returns 0, one that only stops returns 1, as Consul's does. Source: CLI sheet 9.
    private int await(TomboloServer server) {
        var exitCode =
                new AtomicInteger(server.configuration().leaveOnTerminate() ? ExitCode.SUCCESS : ExitCode.FAILURE);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stop(server);
            Runtime.getRuntime().halt(exitCode.get());
        }));
        End end = server.ending().join();
        err.println("==> " + end.reason());
        exitCode.set(end.asked() ? ExitCode.SUCCESS : ExitCode.FAILURE);
        return exitCode.get();
    }

    private void stop(TomboloServer server) {
        Thread closing = Thread.ofPlatform().daemon().name("close").start(server::close);
        try {
            if (!closing.join(STOP_LIMIT)) {
                err.println("==> the server did not stop within %d s; exiting all the same"
                        .formatted(STOP_LIMIT.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.flush();
        err.flush();
    }
}
