package io.tombolo.core.sni.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.sni.proxy.ProxyHeader.Found;
import io.tombolo.core.sni.proxy.ProxyHeader.Malformed;
import io.tombolo.core.sni.proxy.ProxyHeader.NeedMore;
import io.tombolo.core.sni.proxy.ProxyHeader.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProxyHeaderTest {

    private static final byte[] TEXT = text("PROXY TCP4 192.0.2.7 198.51.100.1 56324 8443\r\n");
    private static final byte[] BINARY = HexFormat.of()
            .parseHex("0d0a0d0a000d0a515549540a" + "2111000c" + "c0000207" + "c6336401" + "dc04" + "20fb");

    @Test
    void readsTheSourceOfEitherVersionAndLeavesTheRest() {
        var source = Optional.of(new Source("192.0.2.7", 56324));

        assertThat(read(followedBy(TEXT, (byte) 22))).isEqualTo(new Found(source, TEXT.length));
        assertThat(read(followedBy(BINARY, (byte) 22))).isEqualTo(new Found(source, BINARY.length));
    }

    @Test
    void readsVersionSixAddresses() {
        byte[] binary = HexFormat.of()
                .parseHex("0d0a0d0a000d0a515549540a" + "21210024" + "20010db8000000000000000000000001"
                        + "20010db8000000000000000000000002" + "dc04" + "20fb");

        assertThat(read(text("PROXY TCP6 2001:db8::1 2001:db8::2 1 2\r\n")))
                .isEqualTo(new Found(Optional.of(new Source("2001:db8::1", 1)), 40));
        assertThat(read(binary))
                .isEqualTo(new Found(Optional.of(new Source("2001:db8:0:0:0:0:0:1", 56324)), binary.length));
    }

    @Test
    void whoConnectsForItselfHasNoOtherSource() {
        byte[] local = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "20000000");

        assertThat(read(local)).isEqualTo(new Found(Optional.empty(), 16));
        assertThat(read(text("PROXY UNKNOWN\r\n"))).isEqualTo(new Found(Optional.empty(), 15));
    }

    @Test
    void anIncompleteHeaderNeedsMore() {
        for (byte[] header : new byte[][] {TEXT, BINARY}) {
            for (int length = 0; length < header.length; length++) {
                assertThat(read(Arrays.copyOf(header, length))).isInstanceOf(NeedMore.class);
            }
        }
    }

    @Test
    void whatIsNoHeaderIsRefused() {
        assertThat(read(new byte[] {22, 3, 1})).isInstanceOf(Malformed.class);
        assertThat(read(text("PROXY TCP4 192.0.2.7 198.51.100.1 66000 8443\r\n")))
                .isInstanceOf(Malformed.class);
        assertThat(read(text("PROXY TCP4 ; ; 1 2\r\n"))).isInstanceOf(Malformed.class);
        assertThat(read(text("PROXY " + "x".repeat(200)))).isInstanceOf(Malformed.class);
        assertThat(read(text("POST / HTTP/1.1\r\n"))).isInstanceOf(Malformed.class);
    }

    @Test
    void strangeBytesNeverThrow() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            byte[] header = (random.nextBoolean() ? TEXT : BINARY).clone();
            header[random.nextInt(header.length)] = (byte) random.nextInt();
            header[random.nextInt(header.length)] = (byte) random.nextInt();
            byte[] strange = Arrays.copyOf(header, random.nextInt(header.length + 40));

            assertThat(read(strange)).isNotNull();
        }
    }

    private static ProxyHeader read(byte[] bytes) {
        return ProxyHeader.read(ByteBuffer.wrap(bytes));
    }

    private static byte[] text(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] followedBy(byte[] header, byte next) {
        byte[] longer = Arrays.copyOf(header, header.length + 1);
        longer[header.length] = next;
        return longer;
    }
}
