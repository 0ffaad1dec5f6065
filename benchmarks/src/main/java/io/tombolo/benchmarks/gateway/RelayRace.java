package io.tombolo.benchmarks.gateway;

import io.tombolo.testing.kit.tls.ClientHellos;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// Throughput and new connections of our relay and of HAProxy, by turns: `<seconds a turn> <rounds> <seconds
/// of warm-up>`.
///
/// Client, relay and target share the machine, so the numbers are ratios. Data flows from client to target. A
/// connection is a hello, its first answered byte, and a reset.
public final class RelayRace {

    private static final byte[] HELLO = ClientHellos.to("server.dc2.consul");
    private static final int CLIENTS = 64;
    private static final int STREAMS = 100;
    private static final int CHUNK = 256 * 1024;

    private final Sink sink;
    private final PrintStream out;
    private final Duration turn;

    private RelayRace(Sink sink, PrintStream out, Duration turn) {
        this.sink = sink;
        this.out = out;
        this.turn = turn;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration turn = Duration.ofSeconds(Integer.parseInt(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        Duration warmUp = Duration.ofSeconds(Integer.parseInt(arguments[2]));
        Path folder = Files.createTempDirectory("relay-race");
        try (Sink sink = new Sink();
                Contestant one = Contestant.tombolo(sink.port(), 1);
                Contestant two = Contestant.tombolo(sink.port(), 2);
                Contestant haProxy = Contestant.haProxy(sink.port(), folder)) {
            new RelayRace(sink, System.out, turn).run(List.of(haProxy, one, two), rounds, warmUp);
        }
    }

    private void run(List<Contestant> contestants, int rounds, Duration warmUp)
            throws IOException, InterruptedException {
        for (Contestant contestant : contestants) {
            connections(contestant, warmUp);
            bulk(contestant, 1, warmUp.dividedBy(3));
        }
        out.println("| round | relay | 1 stream, Gbit/s | 100 streams, Gbit/s | connections/s | resident, MiB |");
        out.println("|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                double one = bulk(contestant, 1, turn);
                double hundred = bulk(contestant, STREAMS, turn);
                double connections = connections(contestant, turn);
                out.printf(
                        "| %d | %s | %.1f | %.1f | %.0f | %d |%n",
                        round, contestant.displayName(), one, hundred, connections, contestant.residentMebibytes());
            }
        }
    }

    private double bulk(Contestant relay, int streams, Duration duration) throws InterruptedException {
        var over = new AtomicBoolean();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            senders.add(Thread.ofPlatform().start(() -> send(relay, over)));
        }
        Thread.sleep(duration.dividedBy(5));
        long before = sink.bytes();
        long began = System.nanoTime();
        Thread.sleep(duration);
        double bits = (sink.bytes() - before) * 8.0;
        double nanos = System.nanoTime() - began;
        over.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
        return bits / nanos;
    }

    private static void send(Contestant relay, AtomicBoolean over) {
        byte[] chunk = new byte[CHUNK];
        try (Socket client = greet(relay)) {
            while (!over.get()) {
                client.getOutputStream().write(chunk);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static double connections(Contestant relay, Duration duration) throws InterruptedException {
        var over = new AtomicBoolean();
        var made = new LongAdder();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    try (Socket _ = greet(relay)) {
                        made.increment();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }
            }));
        }
        Thread.sleep(duration.dividedBy(5));
        long before = made.sum();
        long began = System.nanoTime();
        Thread.sleep(duration);
        double connections = (made.sum() - before) * 1e9 / (System.nanoTime() - began);
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
        return connections;
    }

    /// Connects, says hello, and waits for the first byte of the answer.
    private static Socket greet(Contestant relay) throws IOException {
        Socket client = new Socket();
        client.setSoLinger(true, 0);
        client.setTcpNoDelay(true);
        client.setSoTimeout(30_000);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), relay.port()));
        client.getOutputStream().write(HELLO);
        if (client.getInputStream().read() < 0) {
            client.close();
            throw new IOException("closed by %s".formatted(relay.displayName()));
        }
        return client;
    }
}
