package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "node-a", "knöten", "節点", "😀 b", "\ufffd"})
    void isPlainUtf8WhereItCanBe(String text) {
        assertThat(Text.decode(Bytes.ofText(text))).isEqualTo(text);
        assertThat(Text.encode(text)).isEqualTo(Bytes.ofText(text));
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        var random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] raw = new byte[random.nextInt(12)];
            random.nextBytes(raw);
            Bytes bytes = Bytes.wrap(raw);

            String text = Text.decode(bytes);

            assertThat(Text.encode(text)).isEqualTo(bytes);
            var out = new MsgpackWriter();
            Text.write(out, text);
            assertThat(out.written().from(1)).isEqualTo(bytes);
        }
    }

    @Test
    void tellsNamesApartThatDifferInABrokenByte() {
        String one = Text.decode(Bytes.ofHex("6180"));
        String other = Text.decode(Bytes.ofHex("6181"));

        assertThat(one).isNotEqualTo(other);
    }
}
