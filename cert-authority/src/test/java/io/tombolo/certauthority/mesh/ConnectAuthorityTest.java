package io.tombolo.certauthority.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.connect.CaRequest;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.connect.IndexedCaRoots;
import io.tombolo.contract.rpc.connect.IssuedCert;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.testing.kit.authority.CertificateRequests;
import io.tombolo.testing.kit.tls.OpenSsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectAuthorityTest {

    /// What a Consul 1.10 secondary sent to its primary (recorded calls, vector "975").
    private static final String CONSULS_REQUEST = """
            -----BEGIN CERTIFICATE REQUEST-----
            MIIBTjCB9gIBADAxMS8wLQYDVQQDEyZzZWMtMWc3ZzZiejcuY29uc3VsLmNhLmRi
            YTQ2ODhjLmNvbnN1bDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNBAExYOv2d2
            sPvBFPFPtkzwb0glFjVvGpDq5Hirx/nfKIV0XB8lv5ZHBI2/sVLQv78FBQ7apfyL
            /AfdCLV7llqgYzBhBgkqhkiG9w0BCQ4xVDBSMD8GA1UdEQQ4MDaGNHNwaWZmZTov
            L2RiYTQ2ODhjLWEwMjktYjliOS04Y2U5LTBiNWQwZGUyYjhjMS5jb25zdWwwDwYD
            VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBy7ZLapJlgx1IsMep2b6nu
            r3SZa3//gNp6XrCLGCrZpgIgGWXFwrfjEQ0MZGXCmmcaCLzHK2O9zH8V0QGPQE2R
            ha0=
            -----END CERTIFICATE REQUEST-----
            """;

    private static final String CONSULS_CLUSTER = "dba4688c-a029-b9b9-8ce9-0b5d0de2b8c1";

    @TempDir
    private Path folder;

    private Mesh mesh = new Mesh(Map.of("LeafCertTTL", Value.of("72h")));

    @AfterEach
    void close() {
        mesh.close();
    }

    @Test
    void leafsOfBothDatacentersVerifyUnderThePrimarysRoot() throws IOException {
        OpenSsl openssl = OpenSsl.in(folder);
        mesh.established();
        IndexedCaRoots roots = roots(mesh.primary);
        Files.writeString(folder.resolve("roots.pem"), roots.roots().getFirst().rootCert());

        IssuedCert near = sign(mesh.primary, roots.trustDomain(), "dc1");
        IssuedCert far = sign(mesh.secondary, roots.trustDomain(), "dc2");

        Files.writeString(folder.resolve("near.pem"), near.certPem());
        Files.writeString(folder.resolve("far.pem"), far.certPem());
        openssl.run("verify", "-x509_strict", "-CAfile", "roots.pem", "near.pem");
        openssl.run("verify", "-x509_strict", "-CAfile", "roots.pem", "-untrusted", "far.pem", "far.pem");
        assertThat(openssl.run("x509", "-noout", "-text", "-in", "far.pem"))
                .contains("URI:spiffe://" + roots.trustDomain() + "/ns/default/dc/dc2/svc/web")
                .containsPattern("Subject: CN = web.svc.default.[0-9a-f]{8}.consul")
                .containsPattern(
                        "Key Usage: critical\\s+Digital Signature, Key Encipherment, Data Encipherment, Key Agreement\\s")
                .contains("TLS Web Server Authentication, TLS Web Client Authentication");
        assertThat(far.service()).isEqualTo("web");
        assertThat(far.privateKeyPem()).isEmpty();
        assertThat(far.serialNumber()).matches("([0-9a-f]{2}:){0,15}[0-9a-f]{2}");
    }

    @Test
    void bothDatacentersShowTheSameRootAndTrustDomain() {
        mesh.established();

        IndexedCaRoots near = roots(mesh.primary);
        IndexedCaRoots far = roots(mesh.secondary);

        assertThat(far.activeRootId()).isEqualTo(near.activeRootId()).matches("([0-9a-f]{2}:){19}[0-9a-f]{2}");
        assertThat(far.trustDomain()).isEqualTo(near.trustDomain()).endsWith(".consul");
        assertThat(near.roots().getFirst().intermediateCerts()).isEmpty();
        assertThat(far.roots().getFirst().intermediateCerts()).hasSize(1);
        assertThat(near.roots().getFirst().privateKeyType()).isEqualTo("ec");
        assertThat(near.roots().getFirst().privateKeyBits()).isEqualTo(256);
    }

    @Test
    void keysAreKeptAndNeverAnswered() {
        mesh.established();

        assertThat(mesh.primaryRecords.keptStates())
                .singleElement()
                .satisfies(state -> assertThat(state.privateKey()).contains("PRIVATE KEY"))
                .satisfies(state -> assertThat(state.toString()).doesNotContain("PRIVATE KEY"));
        for (CaRoot root : roots(mesh.secondary).roots()) {
            assertThat(root.signingKey()).isEmpty();
            assertThat(root.rootCert() + root.intermediateCerts()).doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    void theNextLeaderFindsTheRootOfTheOneBefore() {
        mesh.established();
        String before = roots(mesh.primary).activeRootId();
        var store = new AuthorityStore(mesh.primaryRecords);
        var next = new PrimaryRoot(store, Optional.empty(), Map.of(), new java.security.SecureRandom());

        MeshAuthority found = next.establish(java.time.Instant.now());

        assertThat(MeshAuthority.fingerprint(found.root())).isEqualTo(before);
        assertThat(roots(mesh.primary).roots()).hasSize(1);
    }

    @Test
    void aRealSecondaryIsServed() throws IOException {
        OpenSsl openssl = OpenSsl.in(folder);
        mesh = new Mesh(Map.of());
        // The request names the cluster of the recording, so the primary has to be that one.
        mesh.primaryRecords.setConfiguration(
                0, new CaConfiguration(CONSULS_CLUSTER, "consul", Map.of(), Map.of(), false, RaftIndex.NONE));
        mesh.established();

        String intermediate = Mesh.caller(mesh.primary)
                .call(
                        ConnectCaMethods.SIGN_INTERMEDIATE,
                        new CaSignRequest("dc1", CONSULS_REQUEST, WriteRequest.ANONYMOUS))
                .join();

        Files.writeString(
                folder.resolve("root.pem"),
                roots(mesh.primary).roots().getFirst().rootCert());
        Files.writeString(folder.resolve("intermediate.pem"), intermediate);
        openssl.run("verify", "-x509_strict", "-CAfile", "root.pem", "intermediate.pem");
        assertThat(openssl.run("x509", "-noout", "-text", "-in", "intermediate.pem"))
                .contains("Subject: CN = sec-1g7g6bz7.consul.ca.dba4688c.consul")
                .contains("CA:TRUE, pathlen:0")
                .contains("URI:spiffe://" + CONSULS_CLUSTER + ".consul")
                .containsPattern("Key Usage: critical\\s+Digital Signature, Certificate Sign, CRL Sign\\s");
    }

    @Test
    void signsOnlyForItsOwnDatacenterAndTrustDomain() {
        mesh.established();
        String domain = roots(mesh.primary).trustDomain();

        refuses("spiffe://%s/ns/default/dc/dc2/svc/web".formatted(domain), "different datacenter: dc2, we are dc1");
        refuses("spiffe://other.consul/ns/default/dc/dc1/svc/web", "different trust domain: other.consul, we are");
        refuses("spiffe://" + domain, "must be a service or agent ID");
        refuses("spiffe://%s/svc/web".formatted(domain), "not in the expected format");
        refuses("https://example.com/", "not in the expected format");
    }

    @Test
    void signsNothingButAnIntermediateOfItsOwnClusterAsIntermediate() {
        mesh.established();
        String domain = roots(mesh.primary).trustDomain();

        for (String uri : List.of("spiffe://other.consul", "spiffe://%s/ns/default/dc/dc1/svc/web".formatted(domain))) {
            assertThatThrownBy(() -> Mesh.caller(mesh.primary)
                            .call(
                                    ConnectCaMethods.SIGN_INTERMEDIATE,
                                    new CaSignRequest(
                                            "dc1", CertificateRequests.of(Mesh.KEYS, uri), WriteRequest.ANONYMOUS))
                            .join())
                    .hasMessageContaining("CSR for an intermediate must have the SPIFFE ID spiffe://" + domain);
        }
    }

    @Test
    void aSecondarySignsNoIntermediates() {
        mesh.established();

        assertThatThrownBy(() -> Mesh.caller(mesh.secondary)
                        .call(
                                ConnectCaMethods.SIGN_INTERMEDIATE,
                                new CaSignRequest("dc2", CONSULS_REQUEST, WriteRequest.ANONYMOUS))
                        .join())
                .hasRootCauseInstanceOf(RpcFailedException.class)
                .hasMessageContaining("not the primary datacenter");
    }

    @Test
    void saysThatItIsNotReadyBeforeItIs() {
        assertThatThrownBy(() -> roots(mesh.primary)).hasMessageContaining("CA has not finished initializing");
    }

    @Test
    void refusesWhoComesTooOften() {
        mesh.established();
        String domain = roots(mesh.primary).trustDomain();
        configure("consul", Map.of("CSRMaxPerSecond", Value.of(1))).join();

        var errors = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            try {
                sign(mesh.primary, domain, "dc1");
            } catch (CompletionException refused) {
                errors.add(String.valueOf(refused.getMessage()));
            }
        }

        assertThat(errors).isNotEmpty().allMatch(error -> error.endsWith("Rate limit reached, try again later"));
    }

    @Test
    void configuresInTheWordsOfConsul() {
        mesh.established();

        assertThatThrownBy(() -> configure("foo", Map.of()).join())
                .hasMessageContaining("could not initialize provider: unknown CA provider \"foo\"");
        assertThatThrownBy(() -> configure("consul", Map.of("LeafCertTTL", Value.of("1s")))
                        .join())
                .hasMessageContaining("error configuring provider: leaf cert TTL must be greater or equal than 1h0m0s");
        assertThatThrownBy(() -> configure("consul", Map.of("PrivateKeyType", Value.of("rsa")))
                        .join())
                .hasMessageContaining("does not rotate its root yet");

        configure("consul", Map.of("LeafCertTTL", Value.of("48h"), "PrivateKeyType", Value.of("ec")))
                .join();

        CaConfiguration now = Mesh.caller(mesh.primary)
                .call(ConnectCaMethods.CONFIGURATION_GET, DcSpecificRequest.of("dc1", QueryOptions.NONE))
                .join();
        assertThat(now.config()).containsEntry("LeafCertTTL", Value.of("48h"));
        assertThat(now.clusterId()).isNotEmpty();
    }

    private java.util.concurrent.CompletableFuture<Value> configure(String provider, Map<String, Value> config) {
        var wanted = new CaConfiguration("", provider, config, Map.of(), false, RaftIndex.NONE);
        return Mesh.caller(mesh.primary)
                .call(
                        ConnectCaMethods.CONFIGURATION_SET,
                        new CaRequest(
                                "dc1",
                                Optional.of(wanted),
                                0,
                                "set-config",
                                Optional.empty(),
                                List.of(),
                                WriteRequest.ANONYMOUS));
    }

    private void refuses(String uri, String text) {
        assertThatThrownBy(() -> Mesh.caller(mesh.primary)
                        .call(
                                ConnectCaMethods.SIGN,
                                new CaSignRequest(
                                        "dc1", CertificateRequests.of(Mesh.KEYS, uri), WriteRequest.ANONYMOUS))
                        .join())
                .hasMessageContaining(text);
    }

    private static IndexedCaRoots roots(ConnectAuthority authority) {
        return Mesh.caller(authority)
                .call(ConnectCaMethods.ROOTS, DcSpecificRequest.of("", QueryOptions.NONE))
                .join();
    }

    private static IssuedCert sign(ConnectAuthority authority, String domain, String datacenter) {
        // The records are there a moment before the authority says that it signs.
        while (authority.current().isEmpty()) {
            Thread.onSpinWait();
        }
        String uri = "spiffe://%s/ns/default/dc/%s/svc/web".formatted(domain, datacenter);
        return Mesh.caller(authority)
                .call(
                        ConnectCaMethods.SIGN,
                        new CaSignRequest(datacenter, CertificateRequests.of(Mesh.KEYS, uri), WriteRequest.ANONYMOUS))
                .join();
    }
}
