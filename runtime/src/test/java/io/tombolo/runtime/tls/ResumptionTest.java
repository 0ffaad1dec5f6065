package io.tombolo.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.pki.CertificateProfile;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumptionTest {

    private static final LiveAuthority AUTHORITY = new LiveAuthority("Federation CA");
    private static final Optional<String> RPC = PortProtocol.RPC_MULTI.alpn();
    private static final WanName S2 = WanName.parse("s2.dc2");

    private final ReplaceableTls server = ReplaceableTls.of(AUTHORITY.server("s2", "dc2"));
    private final ReplaceableTls client = ReplaceableTls.of(AUTHORITY.server("s1", "dc1"));

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSecondConnectionResumesAndTheServerStillKnowsWhoItIs(String version) {
        assertThat(connect(version).client().resumed()).isFalse();

        Sides second = connect(version);

        assertThat(second.client().resumed()).isTrue();
        assertThat(second.client().outcome).isEqualTo("consul/rpc-multi");
        assertThat(CertificateProfile.dnsNames(second.server().certificate.orElseThrow()))
                .contains("s1.server.dc1.consul");
        assertThat(connect(version).client().resumed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionDoesNotOutliveTheServersCertificate(String version) {
        assertThat(connect(version).client().resumed()).isFalse();

        server.replace(AUTHORITY.server("s2", "dc2"));

        Sides second = connect(version);
        assertThat(second.client().resumed()).isFalse();
        assertThat(second.client().outcome).isEqualTo("consul/rpc-multi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionDoesNotOutliveTheDiallersCertificate(String version) {
        assertThat(connect(version).client().resumed()).isFalse();

        client.replace(AUTHORITY.server("s1", "dc1"));

        assertThat(connect(version).client().resumed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionDoesNotOutliveTheTrustOfEitherSide(String version) {
        assertThat(connect(version).client().outcome).isEqualTo("consul/rpc-multi");
        client.replace(new LiveAuthority("Next CA").server("s1", "dc1"));
        assertThat(connect(version).client().outcome).isEqualTo("UNTRUSTED");

        client.replace(AUTHORITY.server("s1", "dc1"));
        assertThat(connect(version).client().outcome).isEqualTo("consul/rpc-multi");
        TlsMaterial own = AUTHORITY.server("s2", "dc2");
        X509Certificate next = new LiveAuthority("Next CA").certificate();
        server.replace(new TlsMaterial(own.chain(), own.key(), List.of(next)));

        // Nothing that the dialler has is of an authority that the server names.
        assertThat(connect(version).server().outcome).isEqualTo("NO_CERTIFICATE");
    }

    @Test
    void aSessionOfOneNameIsNotUsedForAnother() {
        assertThat(connect(client.clientEngine(Sides.named("s2", "dc2"), RPC))
                        .client()
                        .resumed())
                .isFalse();

        assertThat(connect(client.clientEngine(Sides.any("dc2"), RPC)).client().resumed())
                .isFalse();
        // The same address, as two datacenters may have it.
        assertThat(connect(client.clientEngine(Sides.named("s2", "dc3"), RPC)).client().outcome)
                .isEqualTo("WRONG_NAME");
        assertThat(connect(client.clientEngine(Sides.named("s3", "dc2"), RPC)).client().outcome)
                .isEqualTo("WRONG_NAME");
        assertThat(connect(client.clientEngine(Sides.named("s2", "dc2"), RPC))
                        .client()
                        .resumed())
                .isTrue();
    }

    @Test
    void aSessionOfOneServerIsNotUsedForAnotherOfItsDatacenter() {
        assertThat(behindMarker("s2.dc2", Sides.any("dc2")).client().resumed()).isFalse();

        assertThat(behindMarker("s3.dc2", Sides.any("dc2")).client().resumed()).isFalse();
        assertThat(behindMarker("s2.dc2", Sides.any("dc2")).client().resumed()).isTrue();
    }

    @Test
    void aSessionWithoutANameDoesNotSpareTheCheckOfTheName() {
        assertThat(behindMarker("s2.dc2", new ServerCheck.SignedOnly()).client().resumed())
                .isFalse();
        assertThat(behindMarker("s2.dc2", new ServerCheck.SignedOnly()).client().resumed())
                .isTrue();

        Sides named = behindMarker("s2.dc2", Sides.any("dc3"));

        assertThat(named.client().outcome).isEqualTo("WRONG_NAME");
    }

    @Test
    void whoAsksForNobodyInParticularNeverResumes() {
        for (int time = 0; time < 2; time++) {
            SSLEngine engine = client.clientEngine(new ServerCheck.SignedOnly(), Optional.empty());
            assertThat(Sides.shake(engine, server.serverEngine(ClientDemand.CERTIFICATE))
                            .client()
                            .resumed())
                    .isFalse();
        }
    }

    @Test
    void onlyTheNameThatIsDemandedStandsInTheHello() {
        assertThat(client.clientEngine(S2, new ServerCheck.SignedOnly(), Optional.empty())
                        .getSSLParameters()
                        .getServerNames())
                .isEmpty();
        assertThat(client.clientEngine(S2, Sides.any("dc2"), Optional.empty())
                        .getSSLParameters()
                        .getServerNames())
                .singleElement()
                .satisfies(name -> assertThat(name.getEncoded()).asString().isEqualTo("server.dc2.consul"));
    }

    private Sides connect(String version) {
        SSLEngine engine = client.clientEngine(Sides.named("s2", "dc2"), RPC);
        engine.setEnabledProtocols(new String[] {version});
        return connect(engine);
    }

    private Sides connect(SSLEngine engine) {
        return Sides.shake(engine, server.alpnServerEngine());
    }

    private Sides behindMarker(String to, ServerCheck check) {
        return Sides.shake(
                client.clientEngine(WanName.parse(to), check, Optional.empty()),
                server.serverEngine(ClientDemand.CERTIFICATE));
    }
}
