package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SnapshotLine;
import io.tombolo.core.gossip.message.SnapshotLine.AliveLine;
import io.tombolo.core.gossip.message.SnapshotLine.ClockLine;
import io.tombolo.core.gossip.message.SnapshotLine.CommentLine;
import io.tombolo.core.gossip.message.SnapshotLine.LeaveLine;
import io.tombolo.core.gossip.message.SnapshotLine.NotAliveLine;
import io.tombolo.core.gossip.message.SnapshotLine.UnknownLine;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {

    private static final Address ADDRESS = new Address(Bytes.ofHex("7f000001"), 21001);

    @Test
    void readsAndRewritesTheFileOfARealAgent() {
        String file = Vectors.bytes("file-snapshot").text();

        List<SnapshotLine> lines = SnapshotText.parse(file);

        assertThat(lines.stream().map(SnapshotText::format).collect(Collectors.joining()))
                .isEqualTo(file);
        assertThat(lines).noneMatch(line -> line instanceof UnknownLine).contains(new LeaveLine());
        assertThat(lines.getFirst()).isEqualTo(new AliveLine(new MemberName("alpha"), ADDRESS));
    }

    @Test
    void takesTheAddressFromBehindTheLastBlank() {
        SnapshotLine line = SnapshotText.parseLine("alive: my old node [::1]:8302");

        assertThat(line)
                .isEqualTo(new AliveLine(
                        new MemberName("my old node"), new Address(Bytes.ofHex("00".repeat(15) + "01"), 8302)));
    }

    @Test
    void leavesOutALineThatWasCut() {
        assertThat(SnapshotText.parse("clock: 7\nnot-alive: b")).containsExactly(new ClockLine(new LamportTime(7)));
    }

    @Test
    void tellsCommentsFromUnknownLines() {
        assertThat(SnapshotText.parseLine("# by hand")).isInstanceOf(CommentLine.class);
        assertThat(SnapshotText.parseLine("coordinate: {}")).isInstanceOf(CommentLine.class);
        assertThat(SnapshotText.parseLine("clock: -1")).isInstanceOf(UnknownLine.class);
        assertThat(SnapshotText.parseLine("clock: 18446744073709551616")).isInstanceOf(UnknownLine.class);
        assertThat(SnapshotText.parseLine("alive: nowhere")).isInstanceOf(UnknownLine.class);
        assertThat(SnapshotText.parseLine("alive: a b:1")).isInstanceOf(UnknownLine.class);
        assertThat(SnapshotText.parseLine("leave ")).isInstanceOf(UnknownLine.class);
    }

    @Test
    void doesNotRememberANameThatWouldForgeALine() {
        var forged = new MemberName("x\nalive: y 1.2.3.4:1");

        assertThat(SnapshotText.format(new NotAliveLine(forged))).isEmpty();
        assertThat(SnapshotText.format(new AliveLine(forged, ADDRESS))).isEmpty();
    }

    @Test
    void readsTheHighestClock() {
        assertThat(SnapshotText.parseLine("clock: 18446744073709551615")).isEqualTo(new ClockLine(LamportTime.HIGHEST));
    }
}
