package io.tombolo.testing.system.kill;

import static org.awaitility.Awaitility.await;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.kit.relay.LinkFaults;
import io.tombolo.testing.kit.relay.TcpRelay;
import io.tombolo.testing.kit.relay.UdpRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Three servers that keep one log, each behind a relay: others and clients reach it there only.
///
///     s2, s3, clients ─▶ 127.0.0.1:port ─relay─▶ 127.0.77.1:port, where s1 listens
final class Trio implements AutoCloseable {

    private static final int SIZE = 3;

    /// Nothing is drawn: the faults have no jitter and no loss.
    private static final long SEED = 1;

    /// Longer than an election on a slow machine.
    private static final Duration TO_LEAD = Duration.ofMinutes(3);

    private final List<Server> servers;
    private final List<Relayed> relays;

    private Trio(List<Server> servers, List<Relayed> relays) {
        this.servers = servers;
        this.relays = relays;
    }

    /// What stands still for a while.
    enum Held {
        /// The leader's process is stopped and goes on; it knows nothing of the time between.
        LEADER,
        /// Nobody reaches another: all connections are reset, and new ones carry nothing before it is over.
        NETWORK,
        /// Nobody reaches the leader, but it reaches the others, and goes on to lead.
        WAYS_TO_LEADER;

        /// Each of them in turn.
        static Held of(int round) {
            return values()[round % values().length];
        }
    }

    /// The ways to one server.
    private record Relayed(String address, List<TcpRelay> streams, List<UdpRelay> packets) implements AutoCloseable {

        static Relayed to(Server.Place place) {
            return new Relayed(
                    "127.0.0.1:" + place.calls(),
                    Stream.of(place.calls(), place.lan(), place.wan())
                            .map(port -> TcpRelay.open(port, new InetSocketAddress(place.address(), port), SEED))
                            .toList(),
                    Stream.of(place.lan(), place.wan())
                            .map(port -> UdpRelay.open(port, new InetSocketAddress(place.address(), port), SEED))
                            .toList());
        }

        void stall() {
            set(LinkFaults.NONE.withStall());
            streams.forEach(TcpRelay::resetConnections);
        }

        void restore() {
            set(LinkFaults.NONE);
        }

        private void set(LinkFaults faults) {
            streams.forEach(relay -> relay.set(faults));
            packets.forEach(relay -> relay.set(faults));
        }

        @Override
        public void close() throws IOException {
            for (TcpRelay relay : streams) {
                relay.close();
            }
            packets.forEach(UdpRelay::close);
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
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), place.calls()),
                    """
                    advertise_addr = "127.0.0.1"
                    bootstrap_expect = %d
                    retry_join = [%s]
                    retry_interval = "1s"
                    autopilot { cleanup_dead_servers = false }
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
                .filter(i ->
                        named.stream().filter(relays.get(i).address()::equals).count() > 1)
                .mapToObj(servers::get)
                .findFirst();
    }

    /// Whom to kill: first the leader, then each of them, and so on.
    Server victim(int round) {
        int turn = round % (SIZE + 1);
        return turn == 0 ? leader() : servers.get(turn - 1);
    }

    /// Holds something for some time.
    void hold(Held what, Duration time) {
        Server leader = leader();
        switch (what) {
            case LEADER -> {
                leader.pause();
                LockSupport.parkNanos(time.toNanos());
                leader.resume();
            }
            case NETWORK -> stall(relays, time);
            case WAYS_TO_LEADER -> stall(List.of(relays.get(servers.indexOf(leader))), time);
        }
    }

    private static void stall(List<Relayed> relays, Duration time) {
        relays.forEach(Relayed::stall);
        LockSupport.parkNanos(time.toNanos());
        relays.forEach(Relayed::restore);
    }

    @Override
    public void close() throws IOException {
        servers.forEach(Server::close);
        for (Relayed relay : relays) {
            relay.close();
        }
    }
}
