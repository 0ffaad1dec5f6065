package io.tombolo.runtime.http;

import io.netty.channel.Channel;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// The listeners of HTTP.
public final class HttpPort implements AutoCloseable {

    /// Bytes of the first line of a request: keys and filters stand in it.
    private static final int LINE_LIMIT = 256 << 10;

    /// Time between two pieces of a body that is being sent.
    private static final Duration PIECE_LIMIT = Duration.ofSeconds(30);

    /// Time until a body is there as a whole; a snapshot is the largest.
    private static final Duration BODY_LIMIT = Duration.ofMinutes(10);

    /// Time that a connection without a request is kept.
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final List<DisposableServer> listeners;

    private HttpPort(List<DisposableServer> listeners) {
        this.listeners = listeners;
    }

    /// What stands around the port.
    ///
    /// @param fallback answers what no route is for and what is not of the API
    /// @param failures says what callers are told of what a handler throws
    public record Surroundings(
            EventLoops loops,
            RouteTable table,
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> fallback,
            Function<Throwable, Reply> failures,
            InstantSource clock) {}

    /// Binds all addresses, or none.
    ///
    /// @throws IOException if one cannot be bound; the message says which
    public static HttpPort open(List<SocketAddress> addresses, HttpSettings settings, Surroundings around)
            throws IOException {
        var exchange = new Exchange(
                around.table(), settings, around.fallback(), around.failures(), new CurrentDate(around.clock()));
        var limit = new ConnectionLimit(settings.connectionsPerClient());
        var port = new HttpPort(new ArrayList<>());
        for (SocketAddress address : addresses) {
            try {
                port.listeners.add(server(settings, around.loops(), limit)
                        .bindAddress(() -> address)
                        .handle(exchange)
                        .bindNow());
            } catch (ChannelBindException taken) {
                port.close();
                throw new IOException(
                        "cannot serve HTTP on %s (ports.http): %s; stop the process that holds the port, or configure another one"
                                .formatted(address, reason(taken)),
                        taken);
            }
        }
        return port;
    }

    private static String reason(Throwable problem) {
        return String.valueOf((problem.getCause() == null ? problem : problem.getCause()).getMessage());
    }

    private static HttpServer server(HttpSettings settings, EventLoops loops, ConnectionLimit limit) {
        return HttpServer.create()
                .runOn(loops.group())
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(LINE_LIMIT)
                        .maxHeaderSize(settings.maxHeaderBytes())
                        .validateHeaders(true))
                .readTimeout(PIECE_LIMIT)
                .requestTimeout(BODY_LIMIT)
                .idleTimeout(IDLE_LIMIT)
                .doOnChannelInit((observer, channel, remote) -> admit(limit, channel));
    }

    private static void admit(ConnectionLimit limit, Channel channel) {
        limit.admit(channel);
    }

    /// Where it listens.
    public List<SocketAddress> addresses() {
        return listeners.stream().map(DisposableServer::address).toList();
    }

    /// Takes no more connections; those that are open are closed.
    @Override
    public void close() {
        listeners.forEach(listener -> listener.disposeNow(CLOSE_LIMIT));
    }
}
