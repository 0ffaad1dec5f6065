package io.tombolo.core.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.Vectors;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageAssemblerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13, 1_000, 1_000_000})
    void cutsAStreamOfMessagesHoweverItComes(int longestPiece) {
        var vectors = Vectors.of("captured", "error", "filled-1.10");
        var stream = new ByteArrayOutputStream();
        vectors.forEach(vector -> stream.writeBytes(vector.bytes().toArray()));
        var assembler = new MessageAssembler(MessageAssembler.REQUEST_LIMIT);

        var messages = feed(assembler, Bytes.wrap(stream.toByteArray()), longestPiece);

        assertThat(messages.stream()
                        .map(message -> message.header().hex() + message.body().hex()))
                .isEqualTo(vectors.stream().map(vector -> vector.bytes().hex()).toList());
        assertThat(assembler.isBetweenMessages()).isTrue();
        assertThat(assembler.pendingBytes()).isZero();
    }

    @Test
    void handsOutSlicesOfAMessageThatCameWhole() {
        var vector = Vectors.of("captured").getFirst();

        var messages = feed(new MessageAssembler(1 << 20), vector.bytes(), Integer.MAX_VALUE);

        assertThat(messages.getFirst().body().array()).isSameAs(vector.bytes().array());
    }

    @Test
    void refusesABodyOfTwoGigabytesWhenItIsAnnounced() {
        var writer = new MsgpackWriter();
        RequestHeader.CODEC.write(writer, new RequestHeader(1, "KVS.Apply"));
        writer.writeEncoded(Bytes.ofHex("db7fffffff"));
        var assembler = new MessageAssembler(MessageAssembler.RESPONSE_LIMIT);

        var progress = assembler.take(writer.written());

        assertThat(progress)
                .isEqualTo(new MessageAssembler.Progress.Broken(
                        List.of(), MessageAssembler.Part.BODY, MsgpackFault.TOO_LONG));
        assertThat(assembler.take(writer.written())).isEqualTo(new MessageAssembler.Progress.Going(List.of()));
        assertThat(assembler.isBetweenMessages()).isFalse();
    }

    @Test
    void refusesAListOfFourBillionAndAHeaderThatNeverEnds() {
        assertThat(new MessageAssembler(1000).take(Bytes.ofHex("80ddffffffff")))
                .isEqualTo(new MessageAssembler.Progress.Broken(
                        List.of(), MessageAssembler.Part.BODY, MsgpackFault.TOO_LONG));
        assertThat(new MessageAssembler(1000).take(Bytes.wrap(filled(MessageAssembler.HEADER_LIMIT + 1, (byte) 0x91))))
                .isEqualTo(new MessageAssembler.Progress.Broken(
                        List.of(), MessageAssembler.Part.HEADER, MsgpackFault.TOO_LONG));
        assertThat(new MessageAssembler(1000).take(Bytes.ofHex("c1")))
                .isEqualTo(new MessageAssembler.Progress.Broken(
                        List.of(), MessageAssembler.Part.HEADER, MsgpackFault.UNUSED_TYPE));
    }

    @Test
    void keepsOnlyWhatCame() {
        var assembler = new MessageAssembler(1 << 20);

        assembler.take(Bytes.ofHex("80db000f0000616161"));

        assertThat(assembler.pendingBytes()).isEqualTo(1 + 8);
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static List<MessageAssembler.Message> feed(MessageAssembler assembler, Bytes stream, int longestPiece) {
        var random = new Random(longestPiece);
        var messages = new ArrayList<MessageAssembler.Message>();
        int at = 0;
        while (at < stream.length()) {
            int size = longestPiece > stream.length()
                    ? stream.length() - at
                    : Math.min(1 + random.nextInt(longestPiece), stream.length() - at);
            switch (assembler.take(stream.slice(at, size))) {
                case MessageAssembler.Progress.Going going -> messages.addAll(going.messages());
                case MessageAssembler.Progress.Broken broken -> throw new AssertionError(broken);
            }
            at += size;
        }
        return messages;
    }
}
