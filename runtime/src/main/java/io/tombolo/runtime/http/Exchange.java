package io.tombolo.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// Takes each request to its route and its answer back. Source: HTTP sheet 1.1 to 1.3 and 1.12.
final class Exchange implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    /// Bytes that are read and dropped of a body that is too long, so that the caller reads the refusal and not the end
    /// of its connection.
    static final long DRAIN_LIMIT = 16L << 20;

    /// Bytes of one piece of a streamed answer.
    private static final int PIECE = 64 << 10;

    private static final String API = "/v1/";

    private final RouteTable table;
    private final HttpSettings settings;
    private final BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> fallback;
    private final Function<Throwable, Reply> failures;
    private final WaitingCalls waiting = new WaitingCalls();
    private final CurrentDate date;
    private final Scheduler streaming = Schedulers.fromExecutor(task -> {
        var _ = Thread.startVirtualThread(task);
    });

    Exchange(
            RouteTable table,
            HttpSettings settings,
            BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> fallback,
            Function<Throwable, Reply> failures,
            CurrentDate date) {
        this.table = table;
        this.settings = settings;
        this.fallback = fallback;
        this.failures = failures;
        this.date = date;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        for (Header header : settings.everyHeader()) {
            response.responseHeaders().set(header.name(), header.value());
        }
        String uri = originForm(request.uri());
        int question = uri.indexOf('?');
        Optional<String> decoded = PercentText.decode(question < 0 ? uri : uri.substring(0, question), false);
        if (decoded.isEmpty()) {
            return send(
                    request,
                    response,
                    Reply.error(400, "400 Bad Request: a %% in the path has no two digits after it"));
        }
        String path = decoded.get();
        if (!settings.unprintable() && !Paths.isPrintable(path)) {
            return send(request, response, Reply.of(400, Payload.NONE));
        }
        String clean = Paths.clean(path);
        if (!clean.equals(path)) {
            return send(request, response, moved(request, clean, question < 0 ? "" : uri.substring(question)));
        }
        Optional<RouteTable.Found> found = table.find(path);
        if (found.isPresent()) {
            return atRoute(request, response, path, question < 0 ? "" : uri.substring(question + 1), found.get());
        }
        if (path.equals("/")) {
            return send(request, response, settings.index());
        }
        return isElsewhere(path)
                ? fallback.apply(request, response)
                : send(request, response, Reply.of(404, Payload.NONE));
    }

    private boolean isElsewhere(String path) {
        for (String prefix : settings.elsewhere()) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /// What proxies send names the host too.
    private static String originForm(String uri) {
        int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
        if (scheme < 0) {
            return uri;
        }
        int slash = uri.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : uri.substring(slash);
    }

    private static Reply moved(HttpServerRequest request, String path, String query) {
        String location = PercentText.encodePath(path) + query;
        if (!request.method().name().equals("GET")) {
            return Reply.of(301, List.of(new Header("Location", location)), Payload.NONE);
        }
        String shown = location.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
        return Reply.of(
                301,
                List.of(new Header("Location", location)),
                Payload.of(
                        "text/html; charset=utf-8",
                        Bytes.ofText("<a href=\"%s\">Moved Permanently</a>.\n\n".formatted(shown))));
    }

    private Publisher<Void> atRoute(
            HttpServerRequest request,
            HttpServerResponse response,
            String path,
            String queryText,
            RouteTable.Found found) {
        HttpHeaders headers = response.responseHeaders();
        headers.set("Vary", "Accept-Encoding");
        if (path.startsWith(API)) {
            for (Header header : settings.apiHeaders()) {
                headers.set(header.name(), header.value());
            }
        }
        Optional<Query> query = Query.parse(queryText);
        if (query.isEmpty()) {
            return send(request, response, Reply.of(500, Payload.NONE));
        }
        for (String prefix : settings.blocked()) {
            if (path.startsWith(prefix)) {
                return send(request, response, Reply.error(403, "Endpoint is blocked by agent configuration"));
            }
        }
        String method = request.method().name();
        Optional<Route> route = found.route(method);
        if (route.isEmpty()) {
            headers.set("Allow", found.place().allowed());
            return send(
                    request,
                    response,
                    method.equals("OPTIONS")
                            ? Reply.DONE
                            : Reply.error(405, "method %s not allowed".formatted(method)));
        }
        Optional<InetAddress> remote = remote(request);
        if (route.get().method().writes() && !mayWrite(remote)) {
            return send(request, response, Reply.error(403, "Access is restricted"));
        }
        var head = new Request(
                found.rest(),
                query.get(),
                name -> Optional.ofNullable(request.requestHeaders().get(name)),
                remote,
                Bytes.EMPTY,
                InputStream.nullInputStream(),
                settings.alwaysPretty() || query.get().has(Request.PRETTY));
        return switch (route.get().body()) {
            case Route.Body.Ignored _ -> answer(request, response, route.get(), head);
            case Route.Body.Whole whole -> answerWithBody(request, response, route.get(), head, whole);
            case Route.Body.Streamed _ -> answer(request, response, route.get(), streamed(request, head));
        };
    }

    private static Optional<InetAddress> remote(HttpServerRequest request) {
        return Optional.ofNullable(request.remoteAddress()).map(InetSocketAddress::getAddress);
    }

    private boolean mayWrite(Optional<InetAddress> remote) {
        return remote.isEmpty() || settings.writers().contain(remote.get());
    }

    private Publisher<Void> answerWithBody(
            HttpServerRequest request,
            HttpServerResponse response,
            Route route,
            Request head,
            Route.Body.Whole limits) {
        HttpHeaders headers = request.requestHeaders();
        long announced = headers.getInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        if (announced == 0 && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return answer(request, response, route, head);
        }
        if (announced > limits.limit() + DRAIN_LIMIT) {
            response.responseHeaders().set("Connection", HttpHeaderValues.CLOSE);
            return send(request, response, Reply.error(413, limits.refusal().apply(announced)));
        }
        return request.receive()
                .asByteArray()
                .collect(() -> new CollectedBody(limits.limit()), CollectedBody::add)
                .flatMap(body -> Mono.from(
                        body.isTooLong()
                                ? send(
                                        request,
                                        response,
                                        Reply.error(413, limits.refusal().apply(body.length())))
                                : answer(request, response, route, withBody(head, body.bytes(), head.stream()))));
    }

    private static Request withBody(Request head, Bytes body, InputStream stream) {
        return new Request(head.rest(), head.query(), head.headers(), head.remote(), body, stream, head.pretty());
    }

    private static Request streamed(HttpServerRequest request, Request head) {
        return withBody(head, Bytes.EMPTY, new PieceStream(request.receive().asByteArray()));
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response, Route route, Request full) {
        CompletableFuture<Reply> reply;
        try {
            reply = switch (route.handler()) {
                case Handler.Prompt(var function) -> function.apply(full);
                case Handler.Waiting(var function) -> waiting.run(() -> function.apply(full));
            };
        } catch (RuntimeException failure) {
            return send(request, response, failures.apply(failure));
        }
        if (reply.isDone() && !reply.isCompletedExceptionally()) {
            return send(request, response, reply.join());
        }
        return Mono.fromFuture(reply)
                .onErrorResume(failure -> Mono.just(failures.apply(failure)))
                .flatMap(made -> Mono.from(send(request, response, made)));
    }

    private Publisher<Void> send(HttpServerRequest request, HttpServerResponse response, Reply reply) {
        response.status(reply.status());
        HttpHeaders headers = response.responseHeaders();
        headers.set("Date", date.text());
        for (Header header : reply.headers()) {
            headers.set(header.name(), header.value());
        }
        return switch (reply.content()) {
            case Reply.Content.Whole(Payload payload) -> send(request, response, payload);
            case Reply.Content.Streamed(String contentType, InputStream stream) -> {
                headers.set("Content-Type", contentType);
                yield response.send(pieces(stream), piece -> true);
            }
        };
    }

    private Publisher<Void> send(HttpServerRequest request, HttpServerResponse response, Payload payload) {
        HttpHeaders headers = response.responseHeaders();
        payload.contentType().ifPresent(type -> headers.set("Content-Type", type));
        Bytes bytes = payload.bytes();
        if (bytes.length() >= Payload.SMALLEST_COMPRESSED && takesGzip(request)) {
            Optional<Bytes> compressed = payload.compressed();
            if (compressed.isPresent()) {
                headers.set("Content-Encoding", HttpHeaderValues.GZIP);
                bytes = compressed.get();
            }
        }
        headers.setInt("Content-Length", bytes.length());
        return bytes.isEmpty() || request.method().name().equals("HEAD")
                ? response.send()
                : response.sendObject(Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.length()));
    }

    private static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.requestHeaders().get(HttpHeaderNames.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private Flux<ByteBuf> pieces(InputStream stream) {
        return Flux.<ByteBuf>generate(sink -> {
                    try {
                        // What is there is sent: a log goes on for ever, and comes in lines.
                        byte[] piece = new byte[PIECE];
                        int length = stream.read(piece);
                        if (length < 0) {
                            sink.complete();
                        } else {
                            sink.next(Unpooled.wrappedBuffer(piece, 0, length));
                        }
                    } catch (IOException broken) {
                        sink.error(broken);
                    }
                })
                .subscribeOn(streaming)
                .doFinally(end -> close(stream));
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("the source of a streamed answer did not close", broken);
        }
    }
}
