package io.tombolo.agent.probe;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;

/// Makes an HTTP request: 2xx passes, 429 warns, anything else is critical.
final class HttpProbe implements AutoCloseable {

    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    private static final int TOO_MANY = 429;

    static {
        // Checks may ask a virtual host by its name, and must not reuse a connection: its opening is part of the check.
        // The client reads this once, when it is first used; it is the only user of that client in this process.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
    }

    private final ProbeTls tls;
    private final Map<Kind, HttpClient> clients = new ConcurrentHashMap<>();

    HttpProbe(ProbeTls tls) {
        this.tls = tls;
    }

    /// Probes that can share a client.
    private record Kind(Probe.TlsChoice tls, boolean followsRedirects) {}

    Finding examine(Probe.Http probe, Duration timeout, int outputLimit) throws InterruptedException {
        String method = probe.method().isEmpty() ? "GET" : probe.method();
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            answer = clients.computeIfAbsent(new Kind(probe.tls(), probe.followsRedirects()), this::client)
                    .sendAsync(request(probe, method), _ -> new BoundedBody(outputLimit + 1));
        } catch (IllegalArgumentException malformed) {
            return Findings.critical("%s \"%s\": %s".formatted(verb(method), probe.url(), malformed.getMessage()));
        }
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return finding(probe, method, response);
        } catch (TimeoutException late) {
            return Findings.critical(
                    "%s \"%s\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
                            .formatted(verb(method), probe.url()));
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            URI uri = URI.create(probe.url());
            return Findings.critical("%s \"%s\": %s"
                    .formatted(verb(method), probe.url(), Findings.dialFault("tcp", uri.getAuthority(), cause)));
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest request(Probe.Http probe, String method) {
        var builder = HttpRequest.newBuilder(URI.create(probe.url()))
                .version(HttpClient.Version.HTTP_1_1)
                .method(
                        method,
                        probe.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(probe.body()));
        builder.setHeader("User-Agent", "Consul Health Check");
        builder.setHeader("Accept", "text/plain, text/*, */*");
        builder.setHeader("Connection", "close");
        probe.headers().forEach((name, values) -> {
            List<String> all = values;
            for (int i = 0; i < all.size(); i++) {
                if (i == 0) {
                    builder.setHeader(name, all.get(i));
                } else {
                    builder.header(name, all.get(i));
                }
            }
        });
        return builder.build();
    }

    private static Finding finding(Probe.Http probe, String method, HttpResponse<byte[]> response) {
        int code = response.statusCode();
        String output = "HTTP %s %s: %s Output: %s"
                .formatted(
                        method,
                        probe.url(),
                        HttpResponseStatus.valueOf(code),
                        new String(response.body(), StandardCharsets.UTF_8));
        if (code >= OK_FROM && code <= OK_TO) {
            return Findings.passing(output);
        }
        return code == TOO_MANY ? new Finding(HealthStatus.WARNING, output) : Findings.critical(output);
    }

    /// As the original names methods in its errors: `Get`.
    private static String verb(String method) {
        return method.substring(0, 1) + method.substring(1).toLowerCase(Locale.ROOT);
    }

    private HttpClient client(Kind kind) {
        var parameters = new SSLParameters();
        Dialled.serverName(kind.tls()).ifPresent(name -> parameters.setServerNames(List.of(name)));
        return HttpClient.newBuilder()
                .followRedirects(kind.followsRedirects() ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .sslContext(tls.context(kind.tls().skipsVerification()))
                .sslParameters(parameters)
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
