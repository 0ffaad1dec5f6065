package io.tombolo.core.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTest {

    private static final List<KeyPair> PAIRS = List.of(
            Issued.keys("EC", 256),
            Issued.keys("EC", 384),
            Issued.keys("EC", 521),
            Issued.keys("RSA", 2048),
            Issued.keys("Ed25519", 0));
    private static final KeyPair STRANGER = Issued.keys("EC", 256);

    static Stream<KeyPair> pairs() {
        return PAIRS.stream();
    }

    static Stream<KeyPair> olderPairs() {
        return PAIRS.stream().filter(pair -> !pair.getPublic().getAlgorithm().equals("EdDSA"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aKeyMatchesItsOwnCertificateAndNoOther(KeyPair pair) {
        var read =
                Pem.privateKey(bytes(Issued.pem("PRIVATE KEY", pair.getPrivate().getEncoded())));

        assertThat(read).isInstanceOfSatisfying(Pem.Key.Read.class, key -> {
            assertThat(KeyMatch.matches(pair.getPublic(), key.key())).isTrue();
            assertThat(KeyMatch.matches(STRANGER.getPublic(), key.key())).isFalse();
            assertThat(PAIRS.stream().filter(other -> KeyMatch.matches(other.getPublic(), key.key())))
                    .containsExactly(pair);
        });
    }

    @ParameterizedTest
    @MethodSource("olderPairs")
    void theOlderFormsAreReadToo(KeyPair pair) throws IOException {
        String older = pair.getPrivate() instanceof ECPrivateKey key ? sec1(key) : pkcs1(pair);

        var read = Pem.privateKey(bytes(older));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Pem.Key.Read.class,
                        key -> assertThat(KeyMatch.matches(pair.getPublic(), key.key()))
                                .isTrue());
    }

    @Test
    void whatIsNoKeyIsSaid() {
        assertThat(reason("hello")).contains("no PEM block BEGIN PRIVATE KEY");
        assertThat(reason(Issued.pem("ENCRYPTED PRIVATE KEY", new byte[3]))).contains("encrypted");
        assertThat(reason(Issued.pem("EC PRIVATE KEY", new byte[] {0x30, 0x7F, 1})))
                .contains("DER ends too early");
        assertThat(reason(Issued.pem("PRIVATE KEY", new byte[] {1, 2, 3}))).contains("neither EC, RSA nor Ed25519");
        assertThat(reason("-----BEGIN PRIVATE KEY-----\n!!!=!\n-----END PRIVATE KEY-----"))
                .isNotEmpty();
    }

    @Test
    void whateverStandsInAFileIsAnswered() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var issued = Issued.authority("Fuzzed CA");
        String text = issued.pem()
                + Issued.pem("PRIVATE KEY", issued.keys().getPrivate().getEncoded());

        for (int round = 0; round < 500; round++) {
            byte[] mutant = bytes(text);
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(128);
            }

            assertThat(Pem.certificates(mutant)).isNotNull();
            assertThat(Pem.privateKey(mutant)).isNotNull();
        }
    }

    /// The JDK leaves the curve out of the inner key, where older files have it.
    private static String sec1(ECPrivateKey key) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        var named = new org.bouncycastle.asn1.sec.ECPrivateKey(
                key.getParams().getOrder().bitLength(),
                key.getS(),
                info.getPrivateKeyAlgorithm().getParameters());
        return Issued.pem("EC PARAMETERS", new byte[] {5, 0}) + Issued.pem("EC PRIVATE KEY", named.getEncoded());
    }

    private static String pkcs1(KeyPair pair) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        return Issued.pem(
                "RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
    }

    private static String reason(String text) {
        return switch (Pem.privateKey(bytes(text))) {
            case Pem.Key.Read read -> throw new AssertionError("read " + read);
            case Pem.Key.Malformed malformed -> malformed.reason();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
