package io.tombolo.core.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class CertificateProfileTest {

    private static final CertificateProfile PROFILE =
            CertificateProfile.ofServer(new NodeName("S1"), new Datacenter("dc1"), Domain.DEFAULT);

    private final Issued authority = Issued.authority("Agent CA");

    @Test
    void aCertificateWithBothNamesFits() {
        var issued = authority.issue(List.of("s1.server.dc1.consul", "Server.DC1.consul", "localhost"), Issued.BOTH);

        assertThat(PROFILE.check(issued.certificate(), Issued.NOON)).isEmpty();
    }

    @Test
    void theWildcardStandsForTheNode() {
        var issued = authority.issue(List.of("*.server.dc1.consul", "server.dc1.consul"), Issued.BOTH);

        assertThat(PROFILE.check(issued.certificate(), Issued.NOON)).isEmpty();
    }

    @Test
    void theWildcardDoesNotStandForTheNameOfAll() {
        var issued = authority.issue(List.of("*.server.dc1.consul", "*.dc1.consul"), Issued.BOTH);

        assertThat(PROFILE.check(issued.certificate(), Issued.NOON))
                .singleElement()
                .extracting(Finding::expected)
                .isEqualTo("DNS name server.dc1.consul");
    }

    @Test
    void missingNamesAreNamedWithWhatIsThere() {
        var issued = authority.issue(List.of("localhost"), Issued.BOTH);

        assertThat(PROFILE.check(issued.certificate(), Issued.NOON))
                .extracting(Finding::text)
                .containsExactly(
                        "expected DNS name server.dc1.consul, found DNS names localhost; issue it anew: tls cert create"
                                + " -server -dc=dc1 -node=S1 -domain=consul",
                        "expected DNS name s1.server.dc1.consul or *.server.dc1.consul, found DNS names localhost; issue it"
                                + " anew: tls cert create -server -dc=dc1 -node=S1 -domain=consul");
    }

    @Test
    void bothUsagesAreNeeded() {
        var names = List.of("s1.server.dc1.consul", "server.dc1.consul");
        var serverOnly = authority.issue(names, List.of(KeyPurposeId.id_kp_serverAuth));
        var clientOnly = authority.issue(names, List.of(KeyPurposeId.id_kp_clientAuth));
        var unrestricted = authority.issue(names, List.of());

        assertThat(PROFILE.check(serverOnly.certificate(), Issued.NOON))
                .extracting(Finding::expected)
                .containsExactly("extended key usage clientAuth");
        assertThat(PROFILE.check(clientOnly.certificate(), Issued.NOON))
                .extracting(Finding::expected)
                .containsExactly("extended key usage serverAuth");
        assertThat(PROFILE.check(unrestricted.certificate(), Issued.NOON)).isEmpty();
    }

    @Test
    void timeIsLookedAt() {
        var issued = authority.issue(List.of("s1.server.dc1.consul", "server.dc1.consul"), Issued.BOTH);

        assertThat(PROFILE.check(issued.certificate(), Issued.NOON.plus(Duration.ofDays(400))))
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("expired");
        assertThat(PROFILE.check(issued.certificate(), Issued.NOON.minus(Duration.ofDays(2))))
                .singleElement()
                .extracting(Finding::mend)
                .asString()
                .contains("check the clock");
    }

    @Test
    void aChainEndsAtATrustedAuthorityAlsoOverAnIntermediate() {
        var intermediate = authority.intermediate("Intermediate");
        var leaf = intermediate.issue(List.of("server.dc1.consul"), Issued.BOTH).certificate();
        var stranger = Issued.authority("Strange CA").certificate();
        var whole = new CertificateChain(List.of(leaf, intermediate.certificate()));
        var alone = new CertificateChain(List.of(leaf));

        assertThat(whole.checkTrust(List.of(stranger, authority.certificate()), Issued.NOON))
                .isEmpty();
        assertThat(alone.checkTrust(List.of(authority.certificate()), Issued.NOON))
                .map(Finding::found)
                .contains("one signed by CN=Intermediate");
        assertThat(whole.checkTrust(List.of(stranger), Issued.NOON)).isPresent();
    }
}
