package io.tombolo.meshgateway.relay;

import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a route leads to: does with each connection what the test says.
final class FakeTarget implements AutoCloseable {

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    interface Behaviour {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private FakeTarget(Behaviour behaviour) {
        try {
            listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.behaviour = behaviour;
        Thread.ofVirtual().name("fake-target").start(this::accept);
    }

    static FakeTarget that(Behaviour behaviour) {
        return new FakeTarget(behaviour);
    }

    /// Sends back what it hears, hello included, and finishes when the client does.
    static FakeTarget echo() {
        return that(connection -> {
            connection.getInputStream().transferTo(connection.getOutputStream());
            connection.shutdownOutput();
        });
    }

    /// Accepts and says nothing, ever.
    static FakeTarget silent() {
        return that(_ -> {});
    }

    /// Hears the hello and closes.
    static FakeTarget closing() {
        return that(connection -> {
            read(connection.getInputStream(), 1);
            connection.close();
        });
    }

    /// An address at which nobody listens.
    static Target refusing() {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return target(gone.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Target target(int port) {
        return Target.healthy(new Datacenter("dc2"), new Endpoint("127.0.0.1", port));
    }

    static byte[] read(InputStream from, int bytes) throws IOException {
        byte[] read = from.readNBytes(bytes);
        if (read.length < bytes) {
            throw new IOException("ended after %d of %d bytes".formatted(read.length, bytes));
        }
        return read;
    }

    static void write(Socket to, byte[] bytes) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    Target target() {
        return target(listener.getLocalPort());
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return open.size();
    }

    /// The next connection that came in.
    Socket next() throws InterruptedException {
        Socket next = accepted.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("no connection came in");
        }
        return next;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                open.add(connection);
                accepted.add(connection);
                Thread.ofVirtual().name("fake-connection").start(() -> serve(connection));
            } catch (IOException closed) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try {
            behaviour.serve(connection);
        } catch (IOException _) {
            // What it means that a connection broke is for the test to say, which looks at its own end of it.
            open.remove(connection);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
