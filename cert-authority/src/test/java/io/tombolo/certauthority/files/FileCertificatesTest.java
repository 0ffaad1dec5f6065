package io.tombolo.certauthority.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.contract.certificates.Identity;
import io.tombolo.core.pki.ExpiryForecast.Urgency;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.testing.kit.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCertificatesTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.now();
    private final InstantSource clock = () -> now;
    private final List<Identity> heard = new ArrayList<>();

    private TestCertificates authority;
    private FileCertificates certificates;

    @BeforeEach
    void start() throws IOException {
        authority = new TestCertificates(folder, "Agent CA");
        issue("first", "s1.server.dc1.consul", "server.dc1.consul");
        install("first");
        certificates = FileCertificates.read(configuration(), clock);
        certificates.watch(heard::add);
    }

    @Test
    void tellsWhatIsCurrentToWhoeverWatches() {
        assertThat(heard).containsExactly(certificates.current().orElseThrow());
    }

    @Test
    void tellsNothingWhileNothingChanges() {
        certificates.look();
        certificates.look();

        assertThat(heard).hasSize(1);
        assertThat(certificates.report().orElseThrow().loads()).isEqualTo(1);
    }

    @Test
    void takesNewFilesIntoUse() throws IOException {
        issue("second", "s1.server.dc1.consul", "server.dc1.consul");
        install("second");

        certificates.look();

        assertThat(heard).hasSize(2);
        assertThat(subject()).isEqualTo("CN=second");
    }

    @Test
    void waitsForTheKeyThatComesAfterTheCertificate() throws IOException {
        issue("second", "s1.server.dc1.consul", "server.dc1.consul");
        copy(authority.certificate("second"), "cert.pem");
        certificates.look();
        assertThat(certificates.report().orElseThrow().refused()).isEmpty();

        copy(authority.key("second"), "key.pem");
        certificates.look();

        assertThat(subject()).isEqualTo("CN=second");
        assertThat(certificates.report().orElseThrow().refused()).isEmpty();
    }

    @Test
    void keepsWhatItHasWhenFilesAreBadAndSaysSoUntilTheyAreMended() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "nothing");
        certificates.look();
        certificates.look();

        assertThat(subject()).isEqualTo("CN=first");
        assertThat(certificates.report().orElseThrow().refused())
                .hasValueSatisfying(reason -> assertThat(reason).contains("cert_file", "BEGIN CERTIFICATE"));

        install("first");
        certificates.look();
        assertThat(certificates.report().orElseThrow().refused()).isEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void survivesFilesThatAreGone() throws IOException {
        Files.delete(folder.resolve("key.pem"));
        certificates.look();
        certificates.look();

        assertThat(subject()).isEqualTo("CN=first");
        assertThat(certificates.report().orElseThrow().refused())
                .hasValueSatisfying(reason -> assertThat(reason).contains("key_file", "key.pem"));
    }

    @Test
    void doesNotReplaceACertificateThatWorksByOneThatOthersRefuse() throws IOException {
        issue("nodeless", "server.dc1.consul");
        install("nodeless");
        certificates.look();
        certificates.look();

        assertThat(subject()).isEqualTo("CN=first");
        assertThat(certificates.report().orElseThrow().refused())
                .hasValueSatisfying(reason -> assertThat(reason).contains("s1.server.dc1.consul"));
    }

    @Test
    void takesAnythingUsableOnceTheOwnOneHasExpired() throws IOException {
        issue("nodeless", "server.dc1.consul");
        install("nodeless");
        now = end().plus(Duration.ofHours(1));

        certificates.look();

        assertThat(subject()).isEqualTo("CN=nodeless");
    }

    @Test
    void goesOnWhenAPartCannotUseTheNewOne() throws IOException {
        certificates.watch(identity -> {
            if (!identity.chain().leaf().getSubjectX500Principal().getName().equals("CN=first")) {
                throw new IllegalArgumentException("not for me");
            }
        });
        certificates.watch(heard::add);
        issue("second", "s1.server.dc1.consul", "server.dc1.consul");
        install("second");

        certificates.look();

        assertThat(heard).hasSize(4);
    }

    @Test
    void tellsAListenerNoMoreOnceItIsClosed() throws IOException {
        var late = new ArrayList<Identity>();
        certificates.watch(late::add).close();
        issue("second", "s1.server.dc1.consul", "server.dc1.consul");
        install("second");

        certificates.look();

        assertThat(late).hasSize(1);
    }

    @Test
    void foreseesTheEnd() {
        now = end().minus(Duration.ofHours(1));
        assertThat(certificates.report().orElseThrow().forecast().urgency()).isEqualTo(Urgency.WITHIN_A_DAY);

        now = end().plus(Duration.ofHours(1));

        assertThat(certificates.report().orElseThrow().forecast().urgency()).isEqualTo(Urgency.EXPIRED);
        assertThat(certificates.report().orElseThrow().forecast().text()).contains("expired at");
    }

    @Test
    void measuresTheSecondsThatAreLeft() {
        var meters = new SimpleMeterRegistry();
        certificates.measure(meters);
        now = end().minus(Duration.ofHours(1));

        // The CA was made a moment before.
        assertThat(meters.get("agent.tls.cert.expiry").gauge().value()).isBetween(3_500.0, 3_600.0);
        assertThat(meters.get("agent.tls.cert.refused").gauge().value()).isZero();
    }

    @Test
    void refusesToStartWithFilesThatCannotBeUsed() throws IOException {
        Configuration configuration = configuration();
        Files.writeString(folder.resolve("key.pem"), "nothing");

        assertThatThrownBy(() -> FileCertificates.read(configuration, clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key_file");
    }

    private Instant end() {
        return certificates.current().orElseThrow().chain().leaf().getNotAfter().toInstant();
    }

    private String subject() {
        return certificates
                .current()
                .orElseThrow()
                .chain()
                .leaf()
                .getSubjectX500Principal()
                .getName();
    }

    private void issue(String name, String... dnsNames) {
        authority.issue(name, dnsNames);
    }

    private void install(String name) throws IOException {
        copy(authority.certificate(name), "cert.pem");
        copy(authority.key(name), "key.pem");
    }

    private void copy(Path from, String to) throws IOException {
        Files.copy(from, folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private Configuration configuration() {
        Loaded loaded = ConfigurationLoader.load(LoadRequest.on(new LocalHost(clock))
                .withProperties(Map.ofEntries(
                        Map.entry("server", "true"),
                        Map.entry("node-name", "s1"),
                        Map.entry("data-dir", folder.toString()),
                        Map.entry("bind-addr", "127.0.0.1"),
                        Map.entry("primary-datacenter", "dc1"),
                        Map.entry("connect.enabled", "true"),
                        Map.entry("connect.enable-mesh-gateway-wan-federation", "true"),
                        Map.entry("ports.grpc", "8502"),
                        Map.entry(
                                "tls.defaults.ca-file", folder.resolve("ca.pem").toString()),
                        Map.entry(
                                "tls.defaults.cert-file",
                                folder.resolve("cert.pem").toString()),
                        Map.entry(
                                "tls.defaults.key-file",
                                folder.resolve("key.pem").toString()))));
        return switch (loaded) {
            case Loaded.Valid valid -> valid.configuration();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.violations());
        };
    }
}
