package io.tombolo.certauthority.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tombolo.certauthority.mesh.SigningRequest.Reading;
import io.tombolo.testing.kit.authority.CertificateRequests;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SigningRequestTest {

    private static final String URI_OF_WEB = "spiffe://11111111-2222.consul/ns/default/dc/dc1/svc/web";

    @Test
    void readsWhatItIsFor() {
        Reading reading = SigningRequest.read(CertificateRequests.of(Mesh.KEYS, URI_OF_WEB));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.request().uris()).containsExactly(URI.create(URI_OF_WEB)));
    }

    @Test
    void refusesARequestThatSomebodyElseSigned() throws Exception {
        String pem = CertificateRequests.of(Mesh.KEYS, URI_OF_WEB);
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        bytes[bytes.length - 1] ^= 1;

        assertThat(refusal(pem(bytes))).contains("not signed by the key");
    }

    @Test
    void refusesAWeakKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();

        assertThat(refusal(CertificateRequests.of(weak, URI_OF_WEB))).contains("weak key", "2048 bits", "1024 bits");
    }

    @Test
    void refusesWhatIsTooLongOrNoRequest() {
        assertThat(refusal("x".repeat(SigningRequest.LIMIT + 1))).contains("32768 are allowed");
        assertThat(refusal("")).contains("no PEM block");
        assertThat(refusal("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
                .contains("no PEM block");
        assertThat(refusal(CertificateRequests.of(
                        Mesh.KEYS,
                        IntStream.rangeClosed(0, SigningRequest.NAMES_LIMIT)
                                .mapToObj(i -> URI_OF_WEB + i)
                                .toArray(String[]::new))))
                .contains("65 names, where 64 are allowed");
    }

    @Test
    void neverThrowsWhateverItIsGiven() {
        var random = new SplittableRandom(7);
        byte[] whole = Base64.getMimeDecoder()
                .decode(CertificateRequests.of(Mesh.KEYS, URI_OF_WEB).replaceAll("-----[A-Z ]+-----", ""));
        for (int round = 0; round < 500; round++) {
            byte[] broken = whole.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            String pem = pem(broken);
            assertThatCode(() -> SigningRequest.read(pem)).as(pem).doesNotThrowAnyException();
        }
    }

    private static String pem(byte[] bytes) {
        return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(bytes));
    }

    private static String refusal(String pem) {
        return switch (SigningRequest.read(pem)) {
            case Reading.Refused(String reason) -> reason;
            case Reading.Read read -> throw new AssertionError("accepted " + read);
        };
    }
}
