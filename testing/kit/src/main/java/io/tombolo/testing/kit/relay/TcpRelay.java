package io.tombolo.testing.kit.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forwards TCP connections to a target, as badly as its [LinkFaults] say.
///
/// Faults change at any time, for live connections too. Half-close is passed on, a reset as well. A connection
/// whose target cannot be dialled is reset.
public final class TcpRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TcpRelay.class);

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final FaultBoard board;
    private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong toTarget = new AtomicLong();
    private final AtomicLong toClient = new AtomicLong();
    private final Thread acceptor;

    private TcpRelay(ServerSocket listener, InetSocketAddress target, long seed) {
        this.listener = listener;
        this.target = target;
        this.board = new FaultBoard(seed);
        this.acceptor =
                Thread.ofVirtual().name("tcp-relay-" + listener.getLocalPort()).start(this::accept);
    }

    /// What a relay did so far.
    ///
    /// @param accepted      connections taken, whether forwarded or not
    /// @param live          connections that are open now
    /// @param bytesToTarget bytes forwarded
    /// @param bytesToClient bytes forwarded
    public record Counts(long accepted, int live, long bytesToTarget, long bytesToClient) {}

    /// Opens a relay on a free port of the loopback address.
    ///
    /// @param seed decides the jitter
    public static TcpRelay to(InetSocketAddress target, long seed) {
        return open(0, target, seed);
    }

    /// Opens a relay on a port of the loopback address.
    ///
    /// @throws UncheckedIOException if the port is taken
    public static TcpRelay open(int port, InetSocketAddress target, long seed) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new TcpRelay(listener, target, seed);
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot listen on loopback port %d".formatted(port), refused);
        }
    }

    /// Where to dial instead of the target.
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /// From now on the relay has these faults, for live connections too.
    public void set(LinkFaults faults) {
        board.set(faults);
    }

    /// Resets all live connections, both ends (TCP RST); new ones are taken as before.
    public void resetConnections() {
        connections.forEach(RelayedConnection::reset);
    }

    /// What happened so far.
    public Counts counts() {
        return new Counts(accepted.get(), connections.size(), toTarget.get(), toClient.get());
    }

    /// Stops listening and resets all connections. Returns when all threads have ended.
    @Override
    public void close() throws IOException {
        listener.close();
        join(acceptor);
        for (RelayedConnection connection : connections) {
            connection.reset();
            connection.join();
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                accepted.incrementAndGet();
                RelayedConnection connection = new RelayedConnection(
                        client, target, board, toTarget::addAndGet, toClient::addAndGet, connections::remove);
                connections.add(connection);
                connection.start();
            } catch (IOException failed) {
                if (!listener.isClosed()) {
                    log.atWarn()
                            .setCause(failed)
                            .addKeyValue("relay", address())
                            .log("cannot accept");
                }
            }
        }
    }
}
