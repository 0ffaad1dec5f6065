package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LzwTest {

    private static final int MIB = 1024 * 1024;

    private final LzwEncoder encoder = new LzwEncoder();
    private final LzwDecoder decoder = new LzwDecoder();

    static Stream<String> vectors() {
        return Vectors.reference().keySet().stream().filter(name -> name.startsWith("lzw-"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void compressesAndInflatesByteForByteLikeTheReference(String name) {
        Bytes plain = Vectors.hexText(Vectors.decoded(name).get("input"));
        Bytes compressed = Vectors.bytes(name);

        assertThat(encoder.compress(plain)).isEqualTo(compressed);
        assertThat(decoder.inflate(compressed, MIB)).isEqualTo(new Decoded.Value<>(plain));
    }

    @Test
    void inflatesWhatItCompressed() {
        var random = new Random(7);
        for (int round = 0; round < 400; round++) {
            byte[] plain = new byte[random.nextInt(round < 380 ? 3000 : 200_000)];
            int alphabet = 1 + random.nextInt(256);
            for (int i = 0; i < plain.length; i++) {
                plain[i] = (byte) random.nextInt(alphabet);
            }

            Bytes compressed = encoder.compress(Bytes.wrap(plain));

            assertThat(decoder.inflate(compressed, plain.length)).isEqualTo(new Decoded.Value<>(Bytes.wrap(plain)));
        }
    }

    @Test
    void compressesTheSameWhateverWentBefore() {
        Bytes plain = Vectors.bytes("compound-10-alive");
        Bytes first = encoder.compress(plain);
        encoder.compress(Vectors.hexText(Vectors.decoded("lzw-table-full").get("input")));

        assertThat(encoder.compress(plain)).isEqualTo(first);
        assertThat(new LzwEncoder().compress(plain)).isEqualTo(first);
    }

    /// A table that the sender never clears stays full, and its last code stays in use. Written from the rules of
    /// the sheet, because our encoder, like the reference's, clears before that.
    @Test
    void goesOnWithAFullTable() {
        var bits = new BitWriter();
        bits.write(LzwEncoder.CLEAR, 9);
        var expected = new StringBuilder();
        int highest = 257;
        int width = 9;
        for (int i = 0; i < 5000; i++) {
            int literal = i % 2 == 0 ? 'a' : 'b';
            bits.write(literal, width);
            expected.append((char) literal);
            if (highest < 4095) {
                highest++;
                width = highest >= 1 << width ? width + 1 : width;
            } else {
                width = 12;
            }
        }
        bits.write(4095, width);
        // Code 258 stands for the first two letters, "ab"; 4095 for those 3837 further on.
        expected.append("ba");
        bits.write(LzwEncoder.END, width);

        Decoded<Bytes> inflated = decoder.inflate(bits.bytes(), MIB);

        assertThat(inflated).isEqualTo(new Decoded.Value<>(Bytes.ofText(expected.toString())));
    }

    @Test
    void stopsABombAtTheLimit() {
        Bytes bomb = encoder.compress(Bytes.wrap(new byte[30 * MIB]));

        Decoded<Bytes> inflated = decoder.inflate(bomb, MIB);

        assertThat(bomb.length()).isLessThan(MIB / 10);
        assertThat(inflated).isEqualTo(Decoded.refused(Flaw.TOO_LARGE, "compressed data inflates beyond the limit"));
    }

    @Test
    void inflatesExactlyUpToTheLimit() {
        Bytes compressed = encoder.compress(Bytes.wrap(new byte[5000]));

        assertThat(decoder.inflate(compressed, 5000)).isInstanceOf(Decoded.Value.class);
        assertThat(decoder.inflate(compressed, 4999)).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void refusesWhatIsNoLzw() {
        assertThat(decoder.inflate(Bytes.EMPTY, MIB)).isInstanceOf(Decoded.Refused.class);
        assertThat(decoder.inflate(Bytes.wrap(HexFormat.of().parseHex("00ffffff")), MIB))
                .isEqualTo(Decoded.refused(Flaw.COMPRESSION, "compressed data has a code that means nothing yet"));
        assertThat(decoder.inflate(Vectors.bytes("lzw-text").slice(0, 10), MIB))
                .isEqualTo(Decoded.refused(Flaw.COMPRESSION, "compressed data ends without its end code"));
    }

    /// Packs codes, least significant bit first.
    private static final class BitWriter {
        private byte[] bytes = new byte[16_384];
        private int count;

        void write(int code, int width) {
            for (int i = 0; i < width; i++) {
                bytes[count / 8] |= (byte) ((code >> i & 1) << count % 8);
                count++;
            }
        }

        Bytes bytes() {
            return Bytes.wrap(bytes, 0, count / 8 + 1);
        }
    }
}
