package io.tombolo.certauthority.mesh;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.authority.CertificateRecords;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.runtime.config.Configuration;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The certificate authority of the mesh on one server, as its configuration has it.
///
/// It answers at once, and signs once it was told by [#follow] how to reach the primary, and this server leads. Where
/// `connect.enabled` is off, it answers that.
public final class ConnectAuthority implements AutoCloseable {

    /// How often certificates are looked at for renewal.
    private static final Duration RENEWAL_CHECK = Duration.ofHours(1);

    /// How long the primary is asked for news in one call.
    private static final Duration WATCH = Duration.ofMinutes(10);

    /// How often a wait looks whether it was woken.
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Settings settings;
    private final Surroundings around;
    private final RpcEndpoint endpoint;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Optional<Establishment>> establishment = new AtomicReference<>(Optional.empty());

    /// @param clusterId   of a new mesh; empty for a random one
    /// @param initial     settings of a new authority, as the wire has them
    /// @param replication with the token that a secondary shows to the primary
    record Settings(
            Datacenter datacenter,
            Datacenter primary,
            boolean enabled,
            Optional<String> clusterId,
            Map<String, Value> initial,
            WriteRequest replication) {

        boolean isPrimary() {
            return datacenter.equals(primary);
        }
    }

    /// What it needs from the other parts of its server.
    public record Surroundings(
            CertificateRecords records,
            Leadership leadership,
            Permissions permissions,
            MeterRegistry meters,
            InstantSource clock) {}

    ConnectAuthority(Settings settings, Surroundings around) {
        this.settings = settings;
        this.around = around;
        this.endpoint = new ConnectCaEndpoint(
                        new ConnectCaEndpoint.Place(settings.datacenter(), settings.isPrimary(), settings.enabled()),
                        around.records(),
                        around.permissions(),
                        this::current,
                        () -> establishment.get().ifPresent(Establishment::wake),
                        new SigningLimit(around.clock()),
                        around.clock(),
                        random)
                .methods();
        measure(around.meters());
    }

    /// Makes one.
    public static ConnectAuthority of(Configuration configuration, Surroundings around) {
        return new ConnectAuthority(ConnectSettings.of(configuration), around);
    }

    /// Answers `ConnectCA.*`.
    public RpcEndpoint endpoint() {
        return endpoint;
    }

    /// Begins to establish the authority whenever this server leads. Once.
    ///
    /// @param caller leads to the primary
    public void follow(RpcCaller caller) {
        if (!settings.enabled()) {
            return;
        }
        var store = new AuthorityStore(around.records());
        Establishment.Rounds rounds = settings.isPrimary() ? inPrimary(store) : inSecondary(store, caller);
        establishment.set(Optional.of(Establishment.start(around.leadership(), rounds)));
    }

    Optional<MeshAuthority> current() {
        return establishment.get().flatMap(Establishment::current);
    }

    private Establishment.Rounds inPrimary(AuthorityStore store) {
        var root = new PrimaryRoot(store, settings.clusterId(), settings.initial(), random);
        return new Establishment.Rounds() {
            @Override
            public MeshAuthority establish() {
                return root.establish(around.clock().instant());
            }

            @Override
            public void await(Semaphore news) throws InterruptedException {
                var _ = news.tryAcquire(RENEWAL_CHECK.toSeconds(), TimeUnit.SECONDS);
            }
        };
    }

    private Establishment.Rounds inSecondary(AuthorityStore store, RpcCaller caller) {
        var calls = new PrimaryCalls(caller);
        var intermediate = new SecondaryIntermediate(
                store, settings.primary(), settings.replication(), settings.initial(), random, calls);
        return new Establishment.Rounds() {

            private long seen;

            @Override
            public MeshAuthority establish() throws InterruptedException {
                IndexedCaRoots roots = calls.call(ConnectCaMethods.ROOTS, roots(0));
                seen = roots.meta().index();
                return intermediate.establish(roots, around.clock().instant());
            }

            // Until the primary has other roots, or it is time to look at the own certificate.
            @Override
            public void await(Semaphore news) throws InterruptedException {
                Instant until = around.clock().instant().plus(RENEWAL_CHECK);
                while (around.clock().instant().isBefore(until)) {
                    var change = caller.call(ConnectCaMethods.ROOTS, roots(seen));
                    try {
                        while (!change.isDone()) {
                            if (news.tryAcquire(LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                                return;
                            }
                        }
                        if (change.isCompletedExceptionally()
                                || change.join().meta().index() != seen) {
                            return;
                        }
                    } finally {
                        change.cancel(false);
                    }
                }
            }
        };
    }

    private DcSpecificRequest roots(long seen) {
        QueryOptions none = QueryOptions.NONE;
        return DcSpecificRequest.of(
                settings.primary().name(),
                new QueryOptions(
                        none.token(),
                        seen,
                        seen == 0 ? Duration.ZERO : WATCH,
                        none.allowStale(),
                        none.requireConsistent(),
                        none.useCache(),
                        none.maxStaleDuration(),
                        none.maxAge(),
                        none.mustRevalidate(),
                        none.staleIfError(),
                        none.filter(),
                        none.allowNotModifiedResponse()));
    }

    /// Seconds until root and signing certificate end, by the names of Consul's telemetry; not a number where this
    /// server
    /// does not sign.
    private void measure(MeterRegistry meters) {
        Gauge.builder("mesh.active-root-ca.expiry", this, one -> one.secondsLeft(MeshAuthority::root))
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder(
                        "mesh.active-signing-ca.expiry",
                        this,
                        one -> one.secondsLeft(authority -> authority.signer().certificate()))
                .baseUnit("seconds")
                .register(meters);
    }

    private double secondsLeft(Function<MeshAuthority, X509Certificate> which) {
        return current()
                .map(which)
                .map(certificate -> (double) Duration.between(
                                around.clock().instant(),
                                certificate.getNotAfter().toInstant())
                        .toSeconds())
                .orElse(Double.NaN);
    }

    /// Signs no more.
    @Override
    public void close() {
        establishment.get().ifPresent(Establishment::close);
    }
}
