package io.tombolo.benchmarks.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A relay in a process of its own.
final class Contestant implements AutoCloseable {

    private final String name;
    private final int port;
    private final Process process;

    private Contestant(String name, int port, Process process) throws IOException, InterruptedException {
        this.name = name;
        this.port = port;
        this.process = process;
        awaitListening();
    }

    /// Ours, in a JVM with the options that `./tombolo gateway` gives it.
    static Contestant tombolo(int targetPort, int threads) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx160m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                "-XX:MaxDirectMemorySize=256m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RelayProcess.class.getName()));
        command.addAll(List.of(Integer.toString(port), Integer.toString(targetPort), Integer.toString(threads)));
        return new Contestant("tombolo (%d)".formatted(threads), port, start(command));
    }

    /// HAProxy in TCP mode with one thread, routing by server name.
    static Contestant haProxy(int targetPort, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, """
                global
                  nbthread 1
                  maxconn 9000
                defaults
                  mode tcp
                  timeout connect 5s
                  timeout client 1m
                  timeout server 1m
                frontend gateway
                  bind 127.0.0.1:%d
                  tcp-request inspect-delay 5s
                  tcp-request content accept if { req_ssl_hello_type 1 }
                  use_backend dc2 if { req_ssl_sni -i server.dc2.consul }
                backend dc2
                  server target 127.0.0.1:%d
                """.formatted(port, targetPort));
        return new Contestant("haproxy (1)", port, start(List.of("haproxy", "-db", "-f", file.toString())));
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException refused) {
                if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                    process.destroy();
                    throw new IOException("%s does not listen on port %d".formatted(name, port), refused);
                }
            }
            process.onExit()
                    .copy()
                    .orTimeout(50, TimeUnit.MILLISECONDS)
                    .exceptionally(_ -> process)
                    .join();
        }
    }

    String displayName() {
        return name;
    }

    int port() {
        return port;
    }

    /// Memory that is resident, in MiB.
    long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
