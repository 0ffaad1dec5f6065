package io.tombolo.runtime.pool;

import io.tombolo.contract.gateways.DialOutcome;
import io.tombolo.contract.gateways.GatewayDirectory;
import io.tombolo.core.federation.dial.Choice;
import io.tombolo.core.federation.dial.Destination;
import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.tls.HandshakeFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reaches servers of other datacenters through mesh gateways, and in no other way.
///
///     directory: gw1, gw2, gw3 ─▶ gw1 ──refuses──▶ gw2 ──silent for a second──▶ gw3 as well ─▶ who shakes hands first
///
/// TLS runs from here to the server behind: the gateway sees the server's name and nothing else. What came of each
/// gateway is told to the directory, so that the next dial begins with a better one. Source: WAN federation sheet 2.5.
public final class GatewayDialer implements Dialer {

    /// How long a gateway may be silent before the next one is tried beside it. A handshake over a path with a round
    /// trip of 200 ms, with both ends busy, takes 0.7 s.
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventLoops loops;
    private final Connector connector;
    private final GatewayDirectory directory;
    private final Domain domain;

    /// @param domain of the federation, the same in all datacenters
    public GatewayDialer(EventLoops loops, Connector connector, GatewayDirectory directory, Domain domain) {
        this.loops = loops;
        this.connector = connector;
        this.directory = directory;
        this.domain = domain;
    }

    @Override
    public void dial(WanName to, PortProtocol protocol, Duration within, Dialled dialled) {
        Optional<String> obstacle = to.node().obstacleToGatewayFederation();
        if (obstacle.isPresent()) {
            dialled.refused(new DialFailure.NoServerName(to, obstacle.get()));
            return;
        }
        dial(new Destination.OneServer(to.node(), to.datacenter()), protocol, within, dialled);
    }

    /// Dials one server, or any of a datacenter.
    ///
    /// @throws IllegalArgumentException if the node's name cannot be part of a server name
    public void dial(Destination to, PortProtocol protocol, Duration within, Dialled dialled) {
        ServerName name = switch (to) {
            case Destination.AnyServer any -> new ServerName.AnyServer(any.datacenter(), domain);
            case Destination.OneServer one -> new ServerName.OneServer(one.node(), one.datacenter(), domain);
        };
        var _ = directory.whomToDial(to.datacenter()).whenComplete((choice, problem) -> {
            if (problem != null) {
                dialled.refused(new DialFailure.Broken(String.valueOf(problem.getMessage())));
                return;
            }
            switch (choice) {
                case Choice.Nobody nobody -> dialled.refused(new DialFailure.NoGatewayKnown(nobody.reason()));
                case Choice.Candidates candidates ->
                    new Dial(name, protocol, within, dialled, candidates.inOrder()).next();
            }
        });
    }

    /// One dial, until a handshake succeeds or every gateway has failed.
    private final class Dial {

        private final ServerName name;
        private final PortProtocol protocol;
        private final Dialled dialled;
        private final long deadlineNanos;
        private final ArrayDeque<Target> waiting = new ArrayDeque<>();
        private final Set<Try> running = new HashSet<>();
        private final List<DialFailure.Tried> failed = new ArrayList<>();
        private boolean over;

        Dial(ServerName name, PortProtocol protocol, Duration within, Dialled dialled, List<Choice.Candidate> inOrder) {
            this.name = name;
            this.protocol = protocol;
            this.dialled = dialled;
            deadlineNanos = System.nanoTime() + within.toNanos();
            inOrder.forEach(candidate -> waiting.add(new Target(candidate.gateway(), Optional.empty())));
        }

        /// Tries the next gateway, if one is left and somebody still waits.
        void next() {
            Target target;
            Try attempt;
            synchronized (this) {
                if (over || waiting.isEmpty()) {
                    return;
                }
                target = waiting.removeFirst();
                attempt = new Try(this, target.gateway());
                running.add(attempt);
            }
            if (target.address().isPresent()) {
                connect(attempt, target.address().get());
            } else {
                resolve(attempt, target.gateway().address());
            }
        }

        private void resolve(Try attempt, Endpoint gateway) {
            Optional<InetAddress> literal = literal(gateway.host());
            if (literal.isPresent()) {
                connect(attempt, new InetSocketAddress(literal.get(), gateway.port()));
                return;
            }
            var _ = Thread.ofVirtual().name("resolve-gateway").start(() -> {
                try {
                    List<InetSocketAddress> all = Arrays.stream(InetAddress.getAllByName(gateway.host()))
                            .map(address -> new InetSocketAddress(address, gateway.port()))
                            .toList();
                    synchronized (this) {
                        for (InetSocketAddress more : all.subList(1, all.size()).reversed()) {
                            waiting.addFirst(new Target(attempt.gateway, Optional.of(more)));
                        }
                    }
                    connect(attempt, all.getFirst());
                } catch (UnknownHostException unknown) {
                    attempt.refused(new DialFailure.Unreachable(
                            InetSocketAddress.createUnresolved(gateway.host(), gateway.port()), "no such host"));
                }
            });
        }

        private void connect(Try attempt, InetSocketAddress address) {
            Duration left = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
            attempt.connecting = connector.connect(address, new Connector.Way.ByName(name), protocol, left, attempt);
            var _ = loops.group().schedule(() -> impatient(attempt), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void impatient(Try attempt) {
            boolean silent;
            synchronized (this) {
                silent = running.contains(attempt);
            }
            if (silent) {
                next();
            }
        }

        /// Whether the connection is the one that is wanted; the others are given up then.
        boolean established(Try attempt) {
            List<Try> overtaken;
            synchronized (this) {
                running.remove(attempt);
                if (over) {
                    return false;
                }
                over = true;
                overtaken = List.copyOf(running);
            }
            directory.dialled(attempt.gateway, name.datacenter(), DialOutcome.SERVED);
            overtaken.forEach(Try::giveUp);
            return true;
        }

        void refused(Try attempt, DialFailure failure) {
            outcome(failure)
                    .filter(_ -> !attempt.overtakenEarly())
                    .ifPresent(outcome -> directory.dialled(attempt.gateway, name.datacenter(), outcome));
            boolean last;
            synchronized (this) {
                running.remove(attempt);
                if (over) {
                    return;
                }
                failed.add(new DialFailure.Tried(attempt.gateway, failure));
                boolean late = System.nanoTime() - deadlineNanos >= 0;
                boolean pointless = failure instanceof DialFailure.NoCertificate;
                if (late || pointless) {
                    waiting.clear();
                }
                last = running.isEmpty() && waiting.isEmpty();
                over = last;
            }
            if (last) {
                dialled.refused(
                        failure instanceof DialFailure.NoCertificate
                                ? failure
                                : new DialFailure.ThroughGateways(name, failed));
            } else {
                next();
            }
        }
    }

    /// What a failure says of the gateway; nothing if it lies with this server, or with the one that answered.
    private static Optional<DialOutcome> outcome(DialFailure failure) {
        return switch (failure) {
            case DialFailure.Unreachable _, DialFailure.TimedOut _ -> Optional.of(DialOutcome.REFUSED);
            case DialFailure.Unanswered _ -> Optional.of(DialOutcome.LED_NOWHERE);
            case DialFailure.HandshakeRefused refused -> outcome(refused.fault());
            case DialFailure.NoRoute _,
                    DialFailure.NoGatewayKnown _,
                    DialFailure.ThroughGateways _,
                    DialFailure.NoServerName _,
                    DialFailure.NoCertificate _,
                    DialFailure.Broken _ -> Optional.empty();
        };
    }

    private static Optional<DialOutcome> outcome(HandshakeFault fault) {
        return switch (fault) {
            case CLOSED_BY_PEER, TIMED_OUT, NOT_TLS, OTHER -> Optional.of(DialOutcome.LED_NOWHERE);
            case NO_CERTIFICATE,
                    EXPIRED,
                    NOT_YET_VALID,
                    UNTRUSTED,
                    WRONG_NAME,
                    NO_COMMON_PROTOCOL,
                    NO_COMMON_PARAMETERS,
                    ILLEGAL_SERVER_NAME,
                    REFUSED_BY_PEER -> Optional.empty();
        };
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A gateway to try, at one of its addresses once they are known.
    private record Target(Gateway gateway, Optional<InetSocketAddress> address) {}

    /// One gateway that is being tried.
    private static final class Try implements Dialled {

        private final Dial dial;
        private final Gateway gateway;
        private final long startedNanos = System.nanoTime();
        private volatile Connector.@Nullable Connecting connecting;
        private volatile boolean overtakenEarly;
        private boolean wanted;

        Try(Dial dial, Gateway gateway) {
            this.dial = dial;
            this.gateway = gateway;
        }

        /// Another gateway was faster.
        void giveUp() {
            overtakenEarly = System.nanoTime() - startedNanos < PATIENCE.toNanos();
            Connector.Connecting current = connecting;
            if (current != null) {
                current.giveUp();
            }
        }

        /// Whether nothing can be said of the gateway: another one was faster before this one was slow.
        boolean overtakenEarly() {
            return overtakenEarly;
        }

        @Override
        public void refused(DialFailure failure) {
            dial.refused(this, failure);
        }

        @Override
        public void opened(ByteStream stream) {
            wanted = dial.established(this);
            if (wanted) {
                dial.dialled.opened(stream);
            } else {
                stream.close();
            }
        }

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            if (wanted) {
                dial.dialled.received(stream, bytes);
            }
        }

        @Override
        public void receivedAll(ByteStream stream) {
            if (wanted) {
                dial.dialled.receivedAll(stream);
            }
        }

        @Override
        public void peerFinished(ByteStream stream) {
            if (wanted) {
                dial.dialled.peerFinished(stream);
            } else {
                stream.close();
            }
        }

        @Override
        public void closed(String reason) {
            if (wanted) {
                dial.dialled.closed(reason);
            }
        }
    }
}
