package io.tombolo.core.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoterFramesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, 5_000})
    void findsFramesHoweverTheConnectionCutsThem(int longestPiece) {
        var random = new Random(11);
        var said = new ArrayList<VoterFrame>();
        said.add(new VoterFrame.Hello("dc1", "s1", "s2"));
        said.add(new VoterFrame.Welcome());
        for (int i = 0; i < 200; i++) {
            said.add(any(random));
        }
        said.add(new VoterFrame.Refusal("this is s3"));
        Bytes stream = bytes(said);
        var frames = new VoterFrames();
        var found = new ArrayList<VoterFrame>();

        for (int at = 0; at < stream.length(); ) {
            int size = Math.min(1 + random.nextInt(longestPiece), stream.length() - at);
            found.addAll(going(frames.take(stream.slice(at, size))));
            at += size;
        }

        assertThat(found).isEqualTo(said);
    }

    private static List<VoterFrame> going(VoterFrames.Progress progress) {
        assertThat(progress).isInstanceOf(VoterFrames.Progress.Going.class);
        return ((VoterFrames.Progress.Going) progress).frames();
    }

    private static VoterFrame any(Random random) {
        byte[] body = new byte[random.nextInt(1_000)];
        random.nextBytes(body);
        return switch (random.nextInt(3)) {
            case 0 -> new VoterFrame.Question(1 + random.nextInt(255), random.nextInt(), Bytes.wrap(body));
            case 1 -> new VoterFrame.Answer(random.nextInt(), Bytes.wrap(body));
            default -> new VoterFrame.Failure(random.nextInt(), Bytes.wrap(body));
        };
    }

    private static Bytes bytes(List<VoterFrame> frames) {
        var stream = new ByteArrayOutputStream();
        frames.forEach(frame -> VoterFrames.encode(frame).forEach(part -> stream.writeBytes(part.toArray())));
        return Bytes.wrap(stream.toByteArray());
    }

    @Test
    void theBytesAreThese() {
        assertThat(bytes(List.of(new VoterFrame.Hello("dc1", "a", "b"))).hex())
                .isEqualTo("0100000000000000000901" + "03646331" + "0161" + "0162");
        assertThat(bytes(List.of(new VoterFrame.Question(1, 2, Bytes.ofHex("ff"))))
                        .hex())
                .isEqualTo("04010000000200000001ff");
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000,         UNKNOWN_TYPE",
        "07000000000000000000,         UNKNOWN_TYPE",
        "04010000000000400001,         TOO_LONG",
        "0401000000007fffffff,         TOO_LONG",
        "040100000000ffffffff,         TOO_LONG",
        "01000000000000000401,         TOO_LONG",
        "01000000000000000000,         OTHER_VERSION",
        "0100000000000000000102,       OTHER_VERSION",
        "0100000000000000000101,       MALFORMED_HELLO",
        "010000000000000000050104616263, MALFORMED_HELLO"
    })
    void refusesWhatIsNoFrame(String hex, VoterFrames.Fault fault) {
        var frames = new VoterFrames();

        assertThat(frames.take(Bytes.ofHex(hex))).isEqualTo(new VoterFrames.Progress.Broken(List.of(), fault));
        assertThat(frames.take(bytes(List.of(new VoterFrame.Welcome()))))
                .isEqualTo(new VoterFrames.Progress.Going(List.of()));
    }

    @Test
    void isNeverToldToSendWhatWouldBeRefused() {
        Bytes tooLong = Bytes.wrap(new byte[VoterFrames.BODY_LIMIT + 1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoterFrames.encode(new VoterFrame.Question(1, 1, tooLong)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VoterFrames.encode(new VoterFrame.Refusal("x".repeat(1_025))));
    }

    /// Noise, and frames with a few bytes changed: never an exception, and never a frame after a fault.
    @Test
    void survivesNoise() {
        var random = new Random(12);
        int broken = 0;
        for (int run = 0; run < 5_000; run++) {
            byte[] noise = bytes(List.of(new VoterFrame.Hello("dc1", "s1", "s2"), any(random), any(random)))
                    .toArray();
            if (run % 2 == 0) {
                random.nextBytes(noise);
            } else {
                for (int i = 0; i < 3; i++) {
                    noise[random.nextInt(noise.length)] = (byte) random.nextInt();
                }
            }
            var frames = new VoterFrames();
            int cut = random.nextInt(noise.length);
            boolean over = false;
            for (Bytes piece : List.of(Bytes.wrap(noise, 0, cut), Bytes.wrap(noise, cut, noise.length - cut))) {
                switch (frames.take(piece)) {
                    case VoterFrames.Progress.Going(List<VoterFrame> found) ->
                        assertThat(over && !found.isEmpty()).isFalse();
                    case VoterFrames.Progress.Broken(List<VoterFrame> before, VoterFrames.Fault fault) -> {
                        over = true;
                        broken++;
                    }
                }
            }
        }
        assertThat(broken).isGreaterThan(2_500);
    }
}
