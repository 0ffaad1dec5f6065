package io.tombolo.certauthority.files;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.certificates.Certificates;
import io.tombolo.contract.certificates.Identity;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.pki.CertificateProfile;
import io.tombolo.core.pki.Credentials;
import io.tombolo.core.pki.ExpiryForecast;
import io.tombolo.core.pki.ExpiryForecast.Urgency;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.EffectiveTls;
import io.tombolo.runtime.tls.TlsFiles;
import io.tombolo.runtime.tls.TlsMaterial;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificates that a configuration names by their files, reloaded when the files change.
///
/// The files are read and compared every second: that sees renames, links that are turned to another folder, and
/// network file systems, which notices of the kernel do not. Certificate and key are two files, so for a moment they
/// may not fit together: what is unusable is only spoken of when it is still there a second later. Files that others
/// would refuse are not taken into use while what is current is better.
public final class FileCertificates implements Certificates, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.certificates");

    /// Between two looks at the files.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EffectiveTls tls;
    private final Optional<CertificateProfile> profile;
    private final InstantSource clock;
    private final List<Consumer<Identity>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looks;

    private volatile Optional<TlsFiles.Texts> inUse = Optional.empty();
    private volatile Optional<Identity> current = Optional.empty();
    private volatile Optional<Refused> refused = Optional.empty();
    private volatile long loads;
    private Urgency told = Urgency.FAR;

    /// Files that were not taken into use.
    ///
    /// @param texts empty if they could not be read
    private record Refused(Optional<TlsFiles.Texts> texts, String reason, boolean spoken) {

        boolean isStill(Optional<TlsFiles.Texts> now, String reasonNow) {
            return texts.equals(now) && reason.equals(reasonNow);
        }
    }

    private FileCertificates(EffectiveTls tls, Optional<CertificateProfile> profile, InstantSource clock) {
        this.tls = tls;
        this.profile = profile;
        this.clock = clock;
        this.looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("certificate-files").factory());
    }

    /// Reads the files, and watches them until it is closed.
    ///
    /// @throws IOException if a file cannot be read or used; the message names its key and what is wrong
    public static FileCertificates start(Configuration configuration, InstantSource clock) throws IOException {
        FileCertificates certificates = read(configuration, clock);
        if (certificates.current.isPresent()) {
            var _ = certificates.looks.scheduleWithFixedDelay(
                    certificates::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return certificates;
    }

    /// Reads the files, and looks at them again only when told to.
    static FileCertificates read(Configuration configuration, InstantSource clock) throws IOException {
        EffectiveTls tls = configuration.internalRpcTls();
        var certificates = new FileCertificates(tls, profile(configuration), clock);
        Optional<TlsFiles.Texts> texts = TlsFiles.texts(tls);
        if (texts.isPresent()) {
            certificates.use(texts.get(), identity(TlsFiles.material(texts.get())));
            certificates.tellUrgency();
        }
        return certificates;
    }

    private static Optional<CertificateProfile> profile(Configuration configuration) {
        boolean named = configuration.isServer()
                && configuration.gatewayFederation()
                && configuration.nodeName().obstacleToGatewayFederation().isEmpty();
        return named
                ? Optional.of(CertificateProfile.ofServer(
                        configuration.nodeName(), configuration.datacenter(), configuration.domain()))
                : Optional.empty();
    }

    private static Identity identity(TlsMaterial material) {
        return new Identity(material.chain(), material.key(), material.authorities());
    }

    @Override
    public Optional<Identity> current() {
        return current;
    }

    @Override
    public synchronized Subscription watch(Consumer<Identity> listener) {
        current.ifPresent(listener);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// How it stands; empty if the agent is configured without TLS.
    public Optional<CertificateReport> report() {
        return current.map(identity -> new CertificateReport(
                ExpiryForecast.of(identity.chain(), identity.authorities(), clock.instant()),
                refused.filter(Refused::spoken).map(Refused::reason),
                loads));
    }

    /// Seconds until the first certificate ends by the name of Consul's telemetry; and whether changed files were
    /// refused (1) or not (0), and how often files were loaded.
    public void measure(MeterRegistry meters) {
        if (current.isEmpty()) {
            return;
        }
        Gauge.builder("agent.tls.cert.expiry", this, FileCertificates::secondsLeft)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder(
                        "agent.tls.cert.refused",
                        this,
                        one -> one.refused.filter(Refused::spoken).isPresent() ? 1 : 0)
                .register(meters);
        FunctionCounter.builder("agent.tls.cert.loads", this, one -> one.loads).register(meters);
    }

    private double secondsLeft() {
        return report().map(report -> (double) report.forecast().left().toSeconds())
                .orElse(0.0);
    }

    /// Looks at the files once.
    void look() {
        try {
            reload();
            tellUrgency();
        } catch (RuntimeException bug) {
            // The schedule would end silently, and the next renewal would go unseen.
            LOG.atError().setCause(bug).log("looking at the certificate files failed");
        }
    }

    private synchronized void reload() {
        Optional<TlsFiles.Texts> texts = Optional.empty();
        try {
            texts = TlsFiles.texts(tls);
            if (texts.equals(inUse)) {
                refused = Optional.empty();
                return;
            }
            if (texts.isPresent()) {
                Identity next = identity(TlsFiles.material(texts.get()));
                demandNoWorse(next);
                use(texts.get(), next);
            }
        } catch (IOException unusable) {
            refuse(texts, String.valueOf(unusable.getMessage()));
        }
    }

    private synchronized void use(TlsFiles.Texts texts, Identity next) {
        inUse = Optional.of(texts);
        current = Optional.of(next);
        refused = Optional.empty();
        told = Urgency.FAR;
        if (loads++ > 0) {
            LOG.atInfo()
                    .addKeyValue("certificate", next.chain().leaf().getSubjectX500Principal())
                    .addKeyValue("serial", next.chain().leaf().getSerialNumber().toString(16))
                    .addKeyValue("until", next.chain().leaf().getNotAfter().toInstant())
                    .log("certificate files changed and are in use");
        }
        for (Consumer<Identity> listener : listeners) {
            tell(listener, next);
        }
    }

    private static void tell(Consumer<Identity> listener, Identity next) {
        try {
            listener.accept(next);
        } catch (RuntimeException refusal) {
            LOG.atError()
                    .setCause(refusal)
                    .log("a part of this agent cannot use the new certificate and keeps the old");
        }
    }

    /// A renewal that went wrong must not replace a certificate that works.
    private void demandNoWorse(Identity next) throws IOException {
        List<Credentials.Problem> problems = problems(next);
        boolean currentWorks = current.map(this::problems).map(List::isEmpty).orElse(false);
        if (!problems.isEmpty() && currentWorks) {
            throw new IOException(problems.stream()
                    .map(problem -> "%s: %s"
                            .formatted(file(problem.part()), problem.finding().text()))
                    .collect(Collectors.joining("; also ")));
        }
    }

    private List<Credentials.Problem> problems(Identity identity) {
        Instant now = clock.instant();
        return new Credentials(identity.chain().certificates(), Optional.of(identity.key()), identity.authorities())
                .examine(profile, now);
    }

    private String file(Credentials.Part part) {
        return switch (part) {
            case CERTIFICATE -> "cert_file " + tls.certFile().orElse("");
            case KEY -> "key_file " + tls.keyFile().orElse("");
            case AUTHORITIES -> "ca_file " + tls.caFile().or(tls::caPath).orElse("");
        };
    }

    private void refuse(Optional<TlsFiles.Texts> texts, String reason) {
        Optional<Refused> before = refused.filter(known -> known.isStill(texts, reason));
        refused = Optional.of(new Refused(texts, reason, before.isPresent()));
        if (before.isPresent() && !before.get().spoken()) {
            LOG.atError()
                    .addKeyValue("reason", reason)
                    .log("certificate files changed and cannot be used; the certificate of before stays in use");
        }
    }

    private synchronized void tellUrgency() {
        current.map(identity -> ExpiryForecast.of(identity.chain(), identity.authorities(), clock.instant()))
                .filter(forecast -> forecast.urgency().compareTo(told) > 0)
                .ifPresent(forecast -> {
                    told = forecast.urgency();
                    var line = told.compareTo(Urgency.WITHIN_A_DAY) >= 0 ? LOG.atError() : LOG.atWarn();
                    line.addKeyValue("days_left", forecast.left().toDays())
                            .log(forecast.text() + "; issue a new one and put it in its place, no restart is needed");
                });
    }

    /// Stops watching; what is current stays.
    @Override
    public void close() {
        looks.shutdownNow();
    }
}
