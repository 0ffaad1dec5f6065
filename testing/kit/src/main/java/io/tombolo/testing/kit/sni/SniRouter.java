package io.tombolo.testing.kit.sni;

import io.tombolo.core.sni.hello.ClientHello;
import io.tombolo.core.sni.hello.ClientHelloReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Relays each connection to where its server name leads. Two virtual threads a connection.
public final class SniRouter implements AutoCloseable {

    private final ServerSocket listener;
    private final Function<String, Optional<InetSocketAddress>> routes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Manner manner = Manner.RELAYING;

    /// How it treats those who connect.
    public enum Manner {
        /// As a gateway should.
        RELAYING,
        /// Accepts, and never says a word.
        SILENT
    }

    private SniRouter(ServerSocket listener, Function<String, Optional<InetSocketAddress>> routes) {
        this.listener = listener;
        this.routes = routes;
    }

    /// Listens on a free port of the loopback address.
    ///
    /// @param routes where a server name leads; empty closes the connection
    public static SniRouter start(Function<String, Optional<InetSocketAddress>> routes) {
        return start(0, routes);
    }

    /// Listens on a port of the loopback address, as one did before it.
    ///
    /// @param port 0 lets the system choose
    public static SniRouter start(int port, Function<String, Optional<InetSocketAddress>> routes) {
        try {
            var listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
            var router = new SniRouter(listener, routes);
            Thread.ofVirtual().name("sni-router").start(router::accept);
            return router;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /// Whether it listens.
    public boolean isOpen() {
        return !listener.isClosed();
    }

    /// The server names that it was asked for, in order.
    public List<String> names() {
        return List.copyOf(names);
    }

    /// Connections that it closed because their name leads nowhere.
    public int refused() {
        return refused.get();
    }

    /// Treats new connections differently.
    public void behave(Manner next) {
        manner = next;
    }

    /// Breaks all connections.
    public void cut() {
        open.forEach(SniRouter::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (manner == Manner.SILENT) {
                while (client.getInputStream().read() >= 0) {
                    // Reads on, so that only silence is the fault.
                }
                return;
            }
            byte[] hello = new byte[ClientHelloReader.PREFIX_LIMIT];
            int length = 0;
            while (true) {
                int read = client.getInputStream().read(hello, length, hello.length - length);
                if (read < 0) {
                    return;
                }
                length += read;
                switch (ClientHelloReader.read(ByteBuffer.wrap(hello, 0, length))) {
                    case ClientHello.NeedMore _ -> {}
                    case ClientHello.Parsed parsed -> {
                        relay(client, parsed.serverName(), Arrays.copyOf(hello, length));
                        return;
                    }
                    case ClientHello other -> {
                        refused.incrementAndGet();
                        return;
                    }
                }
            }
        } catch (IOException broken) {
            // The one side is gone, and the other is closed with it.
            close(client);
        } finally {
            open.remove(client);
        }
    }

    private void relay(Socket client, String name, byte[] hello) throws IOException {
        names.add(name);
        Optional<InetSocketAddress> target = routes.apply(name);
        if (target.isEmpty()) {
            refused.incrementAndGet();
            return;
        }
        try (var server = new Socket()) {
            server.connect(target.get(), 5_000);
            open.add(server);
            server.getOutputStream().write(hello);
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
            open.remove(server);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Listens no more, and breaks all connections.
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
