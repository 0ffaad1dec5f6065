package io.tombolo.meshgateway.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// Asks servers or agents by HTTP: the one that answered last, and if it does not answer, the next.
///
/// Calls wait on the caller's thread, which should be a virtual one. Safe for all threads.
public final class HttpApi implements AutoCloseable {

    /// Bytes of an answer. 16 MiB hold the gateways of some ten thousand datacenters.
    public static final int BODY_LIMIT = 16 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final List<URI> addresses;
    private final Supplier<Optional<String>> token;
    private final HttpClient client;
    private final AtomicInteger current = new AtomicInteger();

    /// @param addresses of servers or agents of one datacenter, without path; the first is asked first
    /// @param token     read anew for each question, so that a token file may be replaced
    /// @param tls       for `https` addresses, if it is not the system's
    public HttpApi(List<URI> addresses, Supplier<Optional<String>> token, Optional<SSLContext> tls) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("at least one HTTP address is needed");
        }
        this.addresses = List.copyOf(addresses);
        this.token = token;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        tls.ifPresent(builder::sslContext);
        client = builder.build();
    }

    public List<URI> addresses() {
        return addresses;
    }

    /// Reads.
    ///
    /// @param path    with query, from `/v1` on
    /// @param timeout for one address
    public ApiReply get(String path, Duration timeout) throws InterruptedException {
        return ask("GET", path, BodyPublishers.noBody(), timeout);
    }

    /// Writes.
    ///
    /// @param path    with query, from `/v1` on
    /// @param timeout for one address
    public ApiReply put(String path, byte[] body, Duration timeout) throws InterruptedException {
        return ask("PUT", path, BodyPublishers.ofByteArray(body), timeout);
    }

    /// Asks one of the addresses, and no other.
    public ApiReply putAt(URI address, String path, Duration timeout) throws InterruptedException {
        try {
            return once(address, "PUT", path, BodyPublishers.noBody(), timeout);
        } catch (IOException failure) {
            return new ApiReply.Unreachable(List.of(reason(address, failure)));
        }
    }

    private ApiReply ask(String method, String path, BodyPublisher body, Duration timeout) throws InterruptedException {
        List<String> tries = new ArrayList<>(1);
        Optional<ApiReply> failing = Optional.empty();
        for (int i = 0; i < addresses.size(); i++) {
            int at = current.get();
            URI address = addresses.get(at);
            try {
                ApiReply.Answered answer = once(address, method, path, body, timeout);
                if (answer.status() < 500) {
                    return answer;
                }
                failing = Optional.of(answer);
            } catch (IOException failure) {
                tries.add(reason(address, failure));
            }
            current.compareAndSet(at, (at + 1) % addresses.size());
        }
        return failing.orElseGet(() -> new ApiReply.Unreachable(tries));
    }

    private static String reason(URI address, IOException failure) {
        String text = failure.getMessage();
        return "%s: %s".formatted(address, text == null ? failure.getClass().getSimpleName() : text);
    }

    private ApiReply.Answered once(URI address, String method, String path, BodyPublisher body, Duration timeout)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(timeout).method(method, body);
        token.get().ifPresent(secret -> request.header("X-Consul-Token", secret));
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream content = response.body()) {
            byte[] bytes = content.readNBytes(BODY_LIMIT + 1);
            if (bytes.length > BODY_LIMIT) {
                throw new IOException("the answer to %s is longer than %d bytes".formatted(path, BODY_LIMIT));
            }
            return new ApiReply.Answered(
                    address, response.statusCode(), index(response), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static long index(HttpResponse<?> response) {
        try {
            OptionalLong index = response.headers().firstValueAsLong("X-Consul-Index");
            return index.orElse(0);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// Interrupts what is being asked.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
