package io.tombolo.runtime.http;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.tombolo.runtime.config.EffectiveTls;
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
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// The listeners of HTTP.
public final class HttpPort implements AutoCloseable {

    /// Bytes of the first line of a request: keys and filters stand in it.
    private static final int LINE_LIMIT = 256 << 10;

    /// Time between two pieces of a body that is being sent.
    private static final Duration PIECE_LIMIT = Duration.ofSeconds(30);

    /// Time until the header of a request is there as a whole.
    private static final Duration HEADER_LIMIT = Duration.ofSeconds(30);

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

    /// Where HTTPS is served, and with what certificate.
    ///
    /// @param handshake time for one
    public record Https(List<SocketAddress> addresses, EffectiveTls tls, Duration handshake) {

        /// Takes a copy of the list.
        public Https {
            addresses = List.copyOf(addresses);
        }
    }

    /// Binds all addresses, or none; HTTP alone.
    ///
    /// @throws IOException if one cannot be bound; the message says which
    public static HttpPort open(List<SocketAddress> addresses, HttpSettings settings, Surroundings around)
            throws IOException {
        var port = new HttpPort(new ArrayList<>());
        port.listen(addresses, plain(settings, around, new ConnectionLimit(settings.connectionsPerClient())));
        return port;
    }

    /// Binds all addresses, or none.
    ///
    /// @throws IOException if one cannot be bound, or a TLS file cannot be used; the message says which
    public static HttpPort open(List<SocketAddress> addresses, Https https, HttpSettings settings, Surroundings around)
            throws IOException {
        var limit = new ConnectionLimit(settings.connectionsPerClient());
        if (https.addresses().isEmpty()) {
            return open(addresses, settings, around);
        }
        HttpServer secured = secured(settings, https, around, limit);
        var port = new HttpPort(new ArrayList<>());
        port.listen(addresses, plain(settings, around, limit));
        port.listen(https.addresses(), secured);
        return port;
    }

    private static Exchange exchange(HttpSettings settings, Surroundings around) {
        return new Exchange(
                around.table(), settings, around.fallback(), around.failures(), new CurrentDate(around.clock()));
    }

    private static HttpServer plain(HttpSettings settings, Surroundings around, ConnectionLimit limit) {
        return server(settings, around.loops())
                .doOnChannelInit((observer, channel, remote) -> admitPlain(limit, channel))
                .handle(exchange(settings, around));
    }

    private static HttpServer secured(HttpSettings settings, Https https, Surroundings around, ConnectionLimit limit)
            throws IOException {
        SslContext context = HttpsMaterial.read(https.tls());
        return server(settings, around.loops())
                .protocol(HttpProtocol.HTTP11, HttpProtocol.H2)
                .secure(spec -> spec.sslContext(context).handshakeTimeout(https.handshake()))
                .doOnChannelInit((observer, channel, remote) -> {
                    channel.pipeline().addFirst(new PlainTextRefusal());
                    limit.admit(channel);
                })
                .handle(exchange(settings, around));
    }

    private void listen(List<SocketAddress> addresses, HttpServer server) throws IOException {
        for (SocketAddress address : addresses) {
            try {
                listeners.add(server.bindAddress(() -> address).bindNow());
            } catch (ChannelBindException taken) {
                close();
                throw new IOException(
                        "cannot serve HTTP on %s (ports.http): %s; stop the process that holds the port, or configure another one"
                                .formatted(address, reason(taken)),
                        taken);
            }
        }
    }

    private static String reason(Throwable problem) {
        return String.valueOf((problem.getCause() == null ? problem : problem.getCause()).getMessage());
    }

    private static HttpServer server(HttpSettings settings, EventLoops loops) {
        return HttpServer.create()
                .runOn(loops.group())
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(LINE_LIMIT)
                        .maxHeaderSize(settings.maxHeaderBytes())
                        .validateHeaders(true))
                .readTimeout(PIECE_LIMIT)
                .requestTimeout(BODY_LIMIT)
                .idleTimeout(IDLE_LIMIT);
    }

    private static void admitPlain(ConnectionLimit limit, Channel channel) {
        HeaderDeadline.watch(channel, HEADER_LIMIT);
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
