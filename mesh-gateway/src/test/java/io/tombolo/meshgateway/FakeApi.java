package io.tombolo.meshgateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A server's HTTP API that says what the test says, holds blocking queries, and remembers what was written.
final class FakeApi implements AutoCloseable {

    /// What was written.
    record Written(String path, String body, String token) {}

    private record Answer(long index, int status, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final BlockingQueue<Written> writes = new LinkedBlockingQueue<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private long index = 10;

    FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// An address at which nobody listens.
    static URI nobody() {
        return URI.create("http://127.0.0.1:1");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// @param path with query, but for index and wait
    synchronized FakeApi say(String path, String body) {
        return say(path, 200, body);
    }

    synchronized FakeApi say(String path, int status, String body) {
        index++;
        answers.put(path, new Answer(index, status, body));
        notifyAll();
        return this;
    }

    Written nextWrite() throws InterruptedException {
        Written write = writes.poll(10, TimeUnit.SECONDS);
        if (write == null) {
            throw new IllegalStateException("nothing was written");
        }
        return write;
    }

    List<String> tokens() {
        return tokens;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Consul-Token"));
        tokens.add(token);
        String query = exchange.getRequestURI().getRawQuery();
        String path = exchange.getRequestURI().getRawPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            writes.add(new Written(path, body, token));
            send(exchange, new Answer(0, 200, ""));
            return;
        }
        long known = 0;
        var rest = new StringBuilder();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            if (part.startsWith("index=")) {
                known = Long.parseLong(part.substring("index=".length()));
            } else if (!part.startsWith("wait=")) {
                rest.append(rest.isEmpty() ? "?" : "&").append(part);
            }
        }
        try {
            send(exchange, answer(path + rest, known));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private synchronized Answer answer(String path, long known) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            Answer answer = answers.getOrDefault(path, new Answer(1, 404, ""));
            long left = deadline - System.nanoTime();
            if (known == 0 || answer.index() > known || left <= 0) {
                return answer;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.index() > 0) {
            exchange.getResponseHeaders().set("X-Consul-Index", Long.toString(answer.index()));
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
