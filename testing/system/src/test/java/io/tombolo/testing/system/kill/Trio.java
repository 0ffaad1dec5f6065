package io.tombolo.testing.system.kill;

import static org.awaitility.Awaitility.await;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.kit.relay.LinkFaults;
import io.tombolo.testing.kit.relay.TcpRelay;
import io.tombolo.testing.kit.relay.UdpRelay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Three servers that keep one log, each behind a relay: others and clients reach it there only.
///
///     s2, s3, clients ─▶ 127.0.0.1:port ─relay─▶ 127.0.77.1:port, where s1 listens
final class Trio implements AutoCloseable {

    private static final int SIZE = 3;

    /// Longer than an election on a slow machine.
    private static final Duration TO_LEAD = Duration.ofSeconds(180);

    private final List<Server> servers;
    private final List<Relayed> relays;

    private Trio(List<Server> servers, List<Relayed> relays) {
        this.servers = servers;
        this.relays = relays;
    }

    /// What stands still.
    enum Held {
        /// The process is stopped and goes on; it knows nothing of the time between.
        PROCESS,
        /// All its connections are reset; new ones carry nothing for a while, and then what was sent meanwhile.
        CONNECTIONS
    }

    /// The ways to one server.
    private record Relayed(String address, TcpRelay calls, TcpRelay lan, UdpRelay gossip) implements AutoCloseable {

        static Relayed to(Server.Place place) {
            var calls = new InetSocketAddress(place.address(), place.calls());
            var lan = new InetSocketAddress(place.address(), place.lan());
            return new Relayed(
                    "127.0.0.1:" + place.calls(),
                    TcpRelay.open(place.calls(), calls, 1),
                    TcpRelay.open(place.lan(), lan, 1),
                    UdpRelay.open(place.lan(), lan, 1));
        }

        void set(LinkFaults faults) {
            calls.set(faults);
            lan.set(faults);
            gossip.set(faults);
        }

        @Override
        public void close() throws IOException {
            calls.close();
            lan.close();
            gossip.close();
        }
    }

    /// Starts them, and waits until one leads.
    static Trio in(Path folder, EventLoops loops) {
        List<Server.Place> places = IntStream.rangeClosed(1, SIZE)
                .mapToObj(number -> Server.Place.on("127.0.77." + number))
                .toList();
        String joined = places.stream()
                .map(place -> "\"127.0.0.1:%d\"".formatted(place.lan()))
                .collect(Collectors.joining(", "));
        var servers = new ArrayList<Server>();
        for (Server.Place place : places) {
            servers.add(Server.in(
                    folder,
                    "s" + (servers.size() + 1),
                    loops,
                    place,
                    new InetSocketAddress("127.0.0.1", place.calls()),
                    """
                    advertise_addr = "127.0.0.1"
                    bootstrap_expect = %d
                    retry_join = [%s]
                    retry_interval = "1s"
                    """.formatted(SIZE, joined)));
        }
        var trio = new Trio(servers, places.stream().map(Relayed::to).toList());
        servers.forEach(Server::start);
        var _ = trio.leader();
        return trio;
    }

    List<Server> servers() {
        return servers;
    }

    /// The one that leads, once one does and another one says so.
    Server leader() {
        return await().atMost(TO_LEAD).until(this::agreed, Optional::isPresent).orElseThrow();
    }

    private Optional<Server> agreed() {
        List<String> named = servers.stream()
                .filter(Server::runs)
                .map(server -> server.calls().leader())
                .flatMap(reply -> reply instanceof Reply.Done<String>(String address)
                        ? Optional.of(address).stream()
                        : Optional.<String>empty().stream())
                .toList();
        return IntStream.range(0, SIZE)
                .filter(i -> named.stream()
                                .filter(relays.get(i).address()::equals)
                                .count()
                        > 1)
                .mapToObj(servers::get)
                .findFirst();
    }

    /// Holds a server for some time.
    void hold(Server server, Held what, Duration time) {
        Relayed relay = relays.get(servers.indexOf(server));
        switch (what) {
            case PROCESS -> {
                server.pause();
                LockSupport.parkNanos(time.toNanos());
                server.resume();
            }
            case CONNECTIONS -> {
                relay.set(LinkFaults.NONE.withStall());
                relay.calls().resetConnections();
                LockSupport.parkNanos(time.toNanos());
                relay.set(LinkFaults.NONE);
            }
        }
    }

    @Override
    public void close() throws IOException {
        servers.forEach(Server::close);
        for (Relayed relay : relays) {
            relay.close();
        }
    }
}
