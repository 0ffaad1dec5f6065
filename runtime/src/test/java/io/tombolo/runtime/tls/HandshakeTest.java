package io.tombolo.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.SslHandler;
import io.tombolo.core.pki.CertificateProfile;
import io.tombolo.core.wire.rpc.PortProtocol;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private static final LiveAuthority AUTHORITY = new LiveAuthority("Federation CA");
    private static final Optional<String> RPC = PortProtocol.RPC_MULTI.alpn();

    private final ReplaceableTls server = ReplaceableTls.of(AUTHORITY.server("s2", "dc2"));
    private final ReplaceableTls client = ReplaceableTls.of(AUTHORITY.server("s1", "dc1"));

    @Test
    void bothSidesVerifyEachOtherAndAgreeOnTheToken() {
        Sides sides = Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine());

        assertThat(sides.server().outcome).isEqualTo("consul/rpc-multi");
        assertThat(sides.client().outcome).isEqualTo("consul/rpc-multi");
        assertThat(CertificateProfile.dnsNames(sides.server().certificate.orElseThrow()))
                .contains("s1.server.dc1.consul");
    }

    @Test
    void bytesPassAfterTheHandshake() {
        Sides sides = Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine());

        sides.client().channel.writeOutbound(Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII));
        sides.exchange();

        ByteBuf read = sides.server().channel.readInbound();
        assertThat(read.toString(StandardCharsets.US_ASCII)).isEqualTo("hello");
        read.release();
    }

    @Test
    void aNameThatTheCertificateDoesNotCarryIsRefusedByTheDialler() {
        Sides sides = Sides.shake(client.clientEngine(Sides.named("s2", "dc3"), RPC), server.alpnServerEngine());

        assertThat(sides.client().outcome).isEqualTo("WRONG_NAME");
        assertThat(sides.client().detail).contains("s2.server.dc2.consul").contains("s2.server.dc3.consul");
        assertThat(sides.server().outcome).isNotEqualTo("consul/rpc-multi");
    }

    @Test
    void aNodeWithoutItsOwnNameIsRefusedByTheDialler() {
        server.replace(AUTHORITY.issue("server.dc2.consul"));

        Sides sides = Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine());

        assertThat(sides.client().outcome).isEqualTo("WRONG_NAME");
    }

    @Test
    void aWildcardCoversTheNodesOfADatacenter() {
        server.replace(AUTHORITY.issue("*.server.dc2.consul", "server.dc2.consul"));

        assertThat(Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine())
                        .client()
                        .outcome)
                .isEqualTo("consul/rpc-multi");
        assertThat(Sides.shake(client.clientEngine(Sides.any("dc2"), RPC), server.alpnServerEngine())
                        .client()
                        .outcome)
                .isEqualTo("consul/rpc-multi");
    }

    @Test
    void anExpiredCertificateIsRefusedByWhoeverIsShownIt() {
        var stale = ReplaceableTls.of(AUTHORITY.expired("s1.server.dc1.consul", "server.dc1.consul"));

        assertThat(Sides.shake(stale.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine())
                        .server()
                        .outcome)
                .isEqualTo("EXPIRED");
        assertThat(Sides.shake(client.clientEngine(Sides.named("s1", "dc1"), RPC), stale.alpnServerEngine())
                        .client()
                        .outcome)
                .isEqualTo("EXPIRED");
    }

    @Test
    void aStrangersCertificateIsRefused() {
        var stranger = ReplaceableTls.of(new LiveAuthority("Someone else").server("s2", "dc2"));

        Sides sides = Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), stranger.alpnServerEngine());

        assertThat(sides.client().outcome).isEqualTo("UNTRUSTED");
        assertThat(sides.server().outcome).isEqualTo("REFUSED_BY_PEER");
    }

    @Test
    void aTokenThatNobodyKnowsIsRefused() {
        Sides sides = Sides.shake(
                client.clientEngine(Sides.named("s2", "dc2"), Optional.of("h2")), server.alpnServerEngine());

        assertThat(sides.server().outcome).isEqualTo("NO_COMMON_PROTOCOL");
    }

    @Test
    void noTokenIsAgreedOnAsNone() {
        Sides sides =
                Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), Optional.empty()), server.alpnServerEngine());

        assertThat(sides.server().outcome).isEmpty();
    }

    @Test
    void behindAMarkerTokensAreIgnoredAndNoCertificateIsDemanded() {
        Sides sides = Sides.shake(
                client.clientEngine(new ServerCheck.SignedOnly(), RPC), server.serverEngine(ClientDemand.NOTHING));

        assertThat(sides.server().outcome).isEmpty();
        assertThat(sides.server().certificate).isEmpty();
    }

    @Test
    void aServerNameWithAnUnderscoreIsSentAndHasAReasonOfItsOwn() {
        Sides sides = Sides.shake(client.clientEngine(Sides.named("s_2", "dc2"), RPC), server.alpnServerEngine());

        assertThat(sides.server().outcome).isEqualTo("ILLEGAL_SERVER_NAME");
    }

    @Test
    void theNextHandshakeUsesWhatWasPutInItsPlace() {
        var rotated = new LiveAuthority("Next CA");
        SSLEngine before = server.alpnServerEngine();
        server.replace(rotated.server("s2", "dc2"));

        assertThat(Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), before)
                        .client()
                        .outcome)
                .isEqualTo("consul/rpc-multi");
        assertThat(Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine())
                        .client()
                        .outcome)
                .isEqualTo("UNTRUSTED");
        client.replace(rotated.server("s1", "dc1"));
        assertThat(Sides.shake(client.clientEngine(Sides.named("s2", "dc2"), RPC), server.alpnServerEngine())
                        .client()
                        .outcome)
                .isEqualTo("consul/rpc-multi");
    }

    @Test
    void aSecondHandshakeEndsTheConnection() {
        SSLEngine old = client.clientEngine(Sides.named("s2", "dc2"), RPC);
        old.setEnabledProtocols(new String[] {"TLSv1.2"});
        Sides sides = Sides.shake(old, server.alpnServerEngine());
        assertThat(sides.server().outcome).isEqualTo("consul/rpc-multi");

        var _ = sides.client().channel.pipeline().get(SslHandler.class).renegotiate();
        sides.exchange();

        assertThat(sides.server().renegotiated).isTrue();
        assertThat(sides.server().channel.isOpen()).isFalse();
    }

    @Test
    void versionsBelowOnePointTwoAreNotSpoken() {
        assertThat(server.alpnServerEngine().getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void readsPemAndSaysWhichOfTheTextsIsWrong() {
        TlsMaterial one = AUTHORITY.server("s1", "dc1");
        byte[] certificate = pem("CERTIFICATE", encoded(one.chain().leaf()));
        byte[] authority = pem("CERTIFICATE", encoded(AUTHORITY.certificate()));
        byte[] key = pem("PRIVATE KEY", one.key().getEncoded());
        byte[] other = pem("PRIVATE KEY", AUTHORITY.server("s2", "dc2").key().getEncoded());

        assertThat(TlsMaterial.read(certificate, key, authority)).isInstanceOf(TlsMaterial.Reading.Read.class);
        assertThat(TlsMaterial.read(certificate, other, authority))
                .isEqualTo(new TlsMaterial.Reading.Malformed("key_file: not the key of the certificate in cert_file"));
        assertThat(TlsMaterial.read(certificate, key, new byte[0]).toString()).contains("ca_file");
        assertThat(TlsMaterial.read(new byte[0], key, authority).toString()).contains("cert_file");
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] pem(String label, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(content), label)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
