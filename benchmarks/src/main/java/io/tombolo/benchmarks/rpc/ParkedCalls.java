package io.tombolo.benchmarks.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.port.Responder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What a call costs that waits: memory of the serving process, and the time until all are answered. The server is a
/// process of its own, so that nothing of the callers is counted.
///
/// Arguments: how many calls.
final class ParkedCalls {

    /// A blocking query, as a peer writes it: a map of some 250 bytes.
    private static final int BODY_BYTES = 250;

    private ParkedCalls() {}

    /// Prints what was measured.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("serve")) {
            serve(Path.of(arguments[1]));
        } else {
            measure(Integer.parseInt(arguments[0]));
        }
    }

    private static void measure(int calls) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parked-calls");
        var tls = Loopback.tls(folder);
        var server = new Served(folder);
        try (var loops = EventLoops.start("calling", 1);
                var connector = new Connector(loops, tls);
                var pool = Loopback.call(
                        connector, new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port), true)) {
            Bytes body = Bytes.wrap(body());
            pool.call(Loopback.SERVER, "Echo.Echo", body, Duration.ofMinutes(1)).join();
            long[] before = server.memory();
            var parked = new ArrayList<CompletableFuture<Bytes>>();
            for (int i = 0; i < calls; i++) {
                parked.add(pool.call(Loopback.SERVER, "Park.Park", body, Duration.ofMinutes(10)));
            }
            server.awaitParked(calls);
            long[] after = server.memory();
            say("heap on the server: %,d bytes a call", (after[0] - before[0]) / calls);
            say("resident on the server: %,d bytes a call", (after[1] - before[1]) / calls);
            long start = System.nanoTime();
            server.tell("answer");
            CompletableFuture.allOf(parked.toArray(CompletableFuture[]::new)).join();
            say("all answered after %,d ms", (System.nanoTime() - start) / 1_000_000);
        } finally {
            server.process.destroy();
            server.process.waitFor();
        }
    }

    private static byte[] body() {
        byte[] body = new byte[BODY_BYTES + 2];
        body[0] = (byte) 0xd9;
        body[1] = (byte) BODY_BYTES;
        return body;
    }

    private static void say(String format, long value) {
        System.out.println(String.format(Locale.ROOT, format, value));
    }

    /// The other process, as seen from here.
    private static final class Served {

        private final Process process;
        private final BufferedReader said;
        private final int port;

        Served(Path folder) throws IOException {
            process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-XX:+UseSerialGC",
                            "-XX:+UseCompactObjectHeaders",
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ParkedCalls.class.getName(),
                            "serve",
                            folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            said = process.inputReader(StandardCharsets.UTF_8);
            port = Math.toIntExact(numbers()[0]);
        }

        void tell(String word) throws IOException {
            process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        long[] memory() throws IOException {
            tell("memory");
            return numbers();
        }

        void awaitParked(int calls) throws IOException {
            do {
                tell("parked");
            } while (numbers()[0] < calls);
        }

        private long[] numbers() throws IOException {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("the server has ended");
            }
            return List.of(line.split(" ")).stream().mapToLong(Long::parseLong).toArray();
        }
    }

    /// The life of the other process: answers words on its standard input.
    private static void serve(Path folder) throws IOException {
        Queue<Responder> parked = new ConcurrentLinkedQueue<>();
        Bytes answer = Bytes.ofHex("c0");
        try (var loops = EventLoops.start("serving", 1);
                var port = Loopback.serve(loops, Loopback.tls(folder), (method, body, peer, responder) -> {
                    if (method.equals("Park.Park")) {
                        parked.add(responder);
                    } else {
                        responder.answer(answer);
                    }
                });
                var words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(port.address().getPort());
            for (String word = words.readLine(); word != null; word = words.readLine()) {
                switch (word) {
                    case "memory" -> System.out.println(memory());
                    case "parked" -> System.out.println(parked.size());
                    case "answer" -> parked.forEach(responder -> responder.answer(answer));
                    default -> throw new IOException("unknown word: " + word);
                }
            }
        }
    }

    private static String memory() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return heap + " " + 1_024 * Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS in /proc/self/status");
    }
}
