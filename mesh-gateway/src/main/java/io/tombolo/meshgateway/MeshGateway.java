package io.tombolo.meshgateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.core.sni.route.Surroundings;
import io.tombolo.meshgateway.api.ApiTls;
import io.tombolo.meshgateway.api.HttpApi;
import io.tombolo.meshgateway.control.Learning;
import io.tombolo.meshgateway.control.Standing;
import io.tombolo.meshgateway.registration.Registrar;
import io.tombolo.meshgateway.relay.RelayPort;
import io.tombolo.meshgateway.relay.RelayReport;
import io.tombolo.meshgateway.relay.Routes;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway: what it learns, what it relays, and how it makes itself known.
///
/// It listens once it knows enough to route. Until then its check fails, so that nobody is led to a gateway that
/// would close every connection.
public final class MeshGateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.gateway");

    private final GatewaySettings settings;
    private final InstantSource clock = MonotonicClock.system();
    private final RelayReport report;
    private final EventLoops loops;
    private final HttpApi api;
    private final Learning learning;
    private final Optional<Registrar> registrar;
    private final CompletableFuture<String> ending = new CompletableFuture<>();
    private @Nullable Listening listening;
    private boolean stopping;

    /// Routes and the port that follows them, once there are any.
    private record Listening(Routes routes, RelayPort port, Instant laid) {}

    private MeshGateway(GatewaySettings settings, HttpApi api, MeterRegistry meters) {
        this.settings = settings;
        this.api = api;
        report = new RelayReport(meters, clock);
        loops = EventLoops.start("relay", settings.threads());
        learning = new Learning(
                api,
                new Learning.Settings(
                        settings.domain(),
                        settings.registration().exposeServers(),
                        settings.registration().service()),
                this::lay,
                clock);
        registrar = settings.register()
                ? Optional.of(new Registrar(api, settings.registration(), clock))
                : Optional.empty();
    }

    /// Starts learning; the rest follows.
    ///
    /// @throws IOException if a file cannot be read; the message names it
    public static MeshGateway start(GatewaySettings settings, MeterRegistry meters) throws IOException {
        Optional<SSLContext> tls = Optional.empty();
        if (settings.tls().isPresent()) {
            tls = Optional.of(ApiTls.context(settings.tls().get()));
        }
        if (settings.tokenFile().isPresent()) {
            Files.readString(settings.tokenFile().get());
        }
        var gateway = new MeshGateway(settings, new HttpApi(settings.httpAddresses(), token(settings), tls), meters);
        gateway.learning.start();
        return gateway;
    }

    private static Supplier<Optional<String>> token(GatewaySettings settings) {
        return () -> settings.tokenFile().flatMap(MeshGateway::readToken).or(settings::token);
    }

    private static Optional<String> readToken(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty());
        } catch (IOException unreadable) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", unreadable.getMessage())
                    .log("the token cannot be read; asking without one");
            return Optional.empty();
        }
    }

    private synchronized void lay(Surroundings surroundings) {
        if (stopping) {
            return;
        }
        Listening before = listening;
        if (before == null) {
            listen(surroundings);
            return;
        }
        before.routes().update(surroundings);
        report.retain(before.routes().table());
        listening = new Listening(before.routes(), before.port(), clock.instant());
        LOG.atInfo()
                .addKeyValue("servers", surroundings.servers().size())
                .addKeyValue("datacenters", surroundings.gateways().keySet())
                .addKeyValue("services", surroundings.services().size())
                .log("routes changed");
    }

    private void listen(Surroundings surroundings) {
        var routes = new Routes(surroundings, clock, new SplittableRandom());
        try {
            RelayPort port = RelayPort.listen(loops, settings.listenOn(), routes, settings.relay(), report);
            listening = new Listening(routes, port, clock.instant());
            LOG.atInfo()
                    .addKeyValue("datacenter", surroundings.datacenter())
                    .addKeyValue("addresses", port.addresses())
                    .addKeyValue("servers", surroundings.servers().size())
                    .addKeyValue("datacenters", surroundings.gateways().keySet())
                    .log("gateway is ready");
            // Not before it listens: whoever reads of it may dial at once.
            registrar.ifPresent(Registrar::start);
        } catch (IOException taken) {
            ending.complete(String.valueOf(taken.getMessage()));
        }
    }

    /// Completes with a reason when the gateway cannot go on.
    public CompletableFuture<String> ending() {
        return ending;
    }

    /// Where clients connect; nothing before there are routes.
    public synchronized List<InetSocketAddress> addresses() {
        Listening now = listening;
        return now == null ? List.of() : now.port().addresses();
    }

    /// How the gateway is.
    public Condition condition() {
        // Before the own lock is taken: whoever learns holds the other one and wants this one.
        Standing standing = learning.standing();
        synchronized (this) {
            Listening now = listening;
            return new Condition(
                    standing,
                    Optional.ofNullable(now).map(Listening::laid),
                    now == null ? 0 : now.port().connections(),
                    Optional.ofNullable(now).map(Listening::routes),
                    registrar.map(known -> known.trouble().orElse("")),
                    stopping,
                    clock.instant());
        }
    }

    /// What health is made of.
    ///
    /// @param laid         when the routes were laid last; nothing before it listens
    /// @param registration why it is not registered, or empty text; nothing if it does not register itself
    public record Condition(
            Standing standing,
            Optional<Instant> laid,
            int connections,
            Optional<Routes> routes,
            Optional<String> registration,
            boolean stopping,
            Instant now) {

        /// Whether connections are taken.
        public boolean isReady() {
            return laid.isPresent() && !stopping;
        }
    }

    /// Takes itself out of its agent's services, lets connections end, and stops: in no more than the time for
    /// draining and a few seconds.
    @Override
    public void close() {
        Listening last;
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            last = listening;
        }
        try {
            if (registrar.isPresent()) {
                registrar.get().deregister();
            }
            learning.close();
            if (last != null) {
                int cut = last.port().drain(settings.drain());
                LOG.atInfo().addKeyValue("cut", cut).log("gateway is stopping");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            if (last != null) {
                last.port().close();
            }
            api.close();
            loops.close();
        }
    }
}
