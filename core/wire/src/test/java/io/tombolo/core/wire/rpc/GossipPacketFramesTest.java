package io.tombolo.core.wire.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GossipPacketFramesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100, 5_000})
    void findsPacketsHoweverTheConnectionCutsThem(int longestPiece) {
        var random = new Random(7);
        var packets = new ArrayList<Bytes>();
        var connection = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            byte[] packet = new byte[1 + random.nextInt(1_400)];
            random.nextBytes(packet);
            packets.add(Bytes.wrap(packet));
            connection.writeBytes(GossipPacketFrames.frame(Bytes.wrap(packet)).toArray());
        }
        var frames = new GossipPacketFrames();
        var stream = Bytes.wrap(connection.toByteArray());
        var found = new ArrayList<Bytes>();

        for (int at = 0; at < stream.length(); ) {
            int size = Math.min(1 + random.nextInt(longestPiece), stream.length() - at);
            var progress = frames.take(stream.slice(at, size));
            assertThat(progress)
                    .isInstanceOfSatisfying(
                            GossipPacketFrames.Progress.Going.class, going -> found.addAll(going.packets()));
            at += size;
        }

        assertThat(found).isEqualTo(packets);
        assertThat(frames.isBetweenPackets()).isTrue();
    }

    @Test
    void writesTheLengthInFourBytes() {
        assertThat(GossipPacketFrames.frame(Bytes.ofHex("0102")).hex()).isEqualTo("000000020102");
        assertThatIllegalStateException().isThrownBy(() -> GossipPacketFrames.frame(Bytes.EMPTY));
    }

    @Test
    void refusesEmptyAndOverlongPacketsAndKeepsThoseBefore() {
        var packet = Bytes.ofHex("09");

        assertThat(new GossipPacketFrames().take(Bytes.ofHex("000000010900000000")))
                .isEqualTo(
                        new GossipPacketFrames.Progress.Broken(List.of(packet), GossipPacketFrames.Fault.EMPTY_PACKET));
        assertThat(new GossipPacketFrames().take(Bytes.ofHex("00400001")))
                .isEqualTo(new GossipPacketFrames.Progress.Broken(List.of(), GossipPacketFrames.Fault.PACKET_TOO_LONG));
        assertThat(new GossipPacketFrames().take(Bytes.ofHex("ffffffff")))
                .isEqualTo(new GossipPacketFrames.Progress.Broken(List.of(), GossipPacketFrames.Fault.PACKET_TOO_LONG));
        assertThat(new GossipPacketFrames().take(Bytes.ofHex("0040000000")))
                .isEqualTo(new GossipPacketFrames.Progress.Going(List.of()));
    }
}
