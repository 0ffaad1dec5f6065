package io.tombolo.cli.demo;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Another process of this very program, with the same Java options; what it prints goes to a file.
final class DemoProcess {

    private static final long STOP_SECONDS = 10;

    private static final Pattern COMPLAINT = Pattern.compile("\\b(WARN|ERROR)\\b|^==> ERROR|^Exception in thread");

    private final String name;
    private final Path log;
    private final Process process;

    private DemoProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static DemoProcess start(String name, Path log, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IOException("the system does not tell which java runs this process")));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
            // Its manifest says more than a class path can: what may be called of the system.
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, "io.tombolo.cli.Tombolo"));
        }
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        return new DemoProcess(name, log, builder.start());
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The lines in which it complained.
    List<String> complaints() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> COMPLAINT.matcher(line).find()).toList();
        }
    }

    /// The end of what it printed.
    List<String> lastLines(int most) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /// Tells it to stop.
    void stop() {
        process.destroy();
    }

    /// Waits until it has stopped, and makes it, if it does not by itself.
    ///
    /// @return whether it stopped by itself
    boolean awaitStop() throws InterruptedException {
        if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            return true;
        }
        process.destroyForcibly();
        return false;
    }
}
