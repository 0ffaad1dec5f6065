package io.tombolo.core.wire.yamux;

import static io.tombolo.core.wire.yamux.FrameHeader.ACK;
import static io.tombolo.core.wire.yamux.FrameHeader.FIN;
import static io.tombolo.core.wire.yamux.FrameHeader.RST;
import static io.tombolo.core.wire.yamux.FrameHeader.SYN;
import static io.tombolo.core.wire.yamux.FrameType.DATA;
import static io.tombolo.core.wire.yamux.FrameType.GO_AWAY;
import static io.tombolo.core.wire.yamux.FrameType.PING;
import static io.tombolo.core.wire.yamux.FrameType.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class YamuxSessionTest {

    private static final int WINDOW = YamuxLimits.WINDOW;

    @Test
    void opensAStreamTogetherWithItsFirstBytes() {
        var dialer = SessionOnTheBench.dialer();

        dialer.step(new YamuxInput.Open(9, Bytes.ofText("hello")));

        assertThat(dialer.told).containsExactly(new YamuxOutput.Opened(9, 1), new YamuxOutput.Sent(1));
        assertThat(dialer.headers())
                .containsExactly(new FrameHeader(WINDOW_UPDATE, SYN, 1, 0), new FrameHeader(DATA, 0, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new YamuxInput.Open(9, Bytes.EMPTY));
    }

    @Test
    void numbersItsStreamsBySide() {
        var dialer = SessionOnTheBench.dialer();
        var acceptor = SessionOnTheBench.acceptor();

        dialer.outgoing(1).outgoing(3);
        acceptor.outgoing(2).outgoing(4);

        assertThat(dialer.session.streamCount()).isEqualTo(2);
        assertThat(acceptor.session.streamCount()).isEqualTo(2);
    }

    @Test
    void tellsTheAcceptanceWhenTheCallsAccept() {
        var acceptor = SessionOnTheBench.acceptor();

        acceptor.receive(WINDOW_UPDATE, SYN, 1, 0);
        assertThat(acceptor.told).containsExactly(new YamuxOutput.Incoming(1));
        assertThat(acceptor.sent).isEmpty();
        acceptor.step(new YamuxInput.Accept(1));

        assertThat(acceptor.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, ACK, 1, 0));
    }

    @Test
    void takesAStreamOpenedByADataFrame() {
        var acceptor = SessionOnTheBench.acceptor();

        acceptor.step(new YamuxInput.Received(Bytes.ofHex("000000010000000500000003616263")));

        assertThat(acceptor.told)
                .containsExactly(new YamuxOutput.Incoming(5), new YamuxOutput.Data(5, Bytes.ofText("abc")));
    }

    @Test
    void takesTheEndOfAStreamFromADataFrameAfterItsBytes() {
        var acceptor = SessionOnTheBench.acceptor().incoming(5);

        acceptor.step(new YamuxInput.Received(Bytes.ofHex("000000040000000500000002797a")));

        assertThat(acceptor.told)
                .containsExactly(new YamuxOutput.Data(5, Bytes.ofText("yz")), new YamuxOutput.PeerFinished(5));
    }

    @Test
    void survivesAStreamOpenedAndClosedWithoutAByte() {
        var acceptor = SessionOnTheBench.acceptor();

        acceptor.receive(WINDOW_UPDATE, SYN, 1, 0).receive(WINDOW_UPDATE, FIN, 1, 0);
        assertThat(acceptor.told).containsExactly(new YamuxOutput.PeerFinished(1));
        acceptor.step(new YamuxInput.Accept(1)).step(new YamuxInput.CloseWrite(1));

        assertThat(acceptor.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, FIN, 1, 0));
        assertThat(acceptor.session.streamCount()).isZero();
        assertThat(acceptor.session.end()).isEmpty();
    }

    @Test
    void keepsTheOtherHalfOpenAfterClosingOne() {
        var dialer = SessionOnTheBench.dialer().outgoing(1);

        dialer.step(new YamuxInput.CloseWrite(1));
        assertThat(dialer.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, FIN, 1, 0));
        dialer.receiveData(0, 1, 3);
        assertThat(dialer.told).containsExactly(new YamuxOutput.Data(1, Bytes.wrap(new byte[3])));
        dialer.receive(WINDOW_UPDATE, FIN, 1, 0);

        assertThat(dialer.told).containsExactly(new YamuxOutput.PeerFinished(1));
        assertThat(dialer.session.streamCount()).isZero();
    }

    @Test
    void sendsTheRestOfAWriteBeforeItsEnd() {
        var dialer = SessionOnTheBench.dialer().outgoing(1);

        dialer.step(new YamuxInput.Write(1, Bytes.wrap(new byte[WINDOW + 10])));
        dialer.step(new YamuxInput.CloseWrite(1));
        assertThat(dialer.sent).isEmpty();
        dialer.receive(WINDOW_UPDATE, 0, 1, WINDOW);

        assertThat(dialer.headers())
                .containsExactly(new FrameHeader(DATA, 0, 1, 11), new FrameHeader(WINDOW_UPDATE, FIN, 1, 0));
    }

    @Test
    void sendsNoMoreThanTheWindow() {
        var dialer = SessionOnTheBench.dialer().outgoing(1);

        dialer.step(new YamuxInput.Write(1, Bytes.wrap(new byte[2 * WINDOW])));

        assertThat(dialer.sent.stream()
                        .mapToInt(frame -> frame.payload().length())
                        .sum())
                .isEqualTo(WINDOW - 1);
        assertThat(dialer.told).isEmpty();
    }

    @Test
    void tellsOfRoomWhenHalfAWindowCanBeReturned() {
        var acceptor = SessionOnTheBench.acceptor().incoming(1).receiveData(0, 1, 140_000);

        acceptor.step(new YamuxInput.Consumed(1, WINDOW / 2 - 1));
        assertThat(acceptor.sent).isEmpty();
        acceptor.step(new YamuxInput.Consumed(1, 6));

        assertThat(acceptor.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, 0, 1, 131_077));
    }

    @Test
    void endsTheSessionWhenAWindowIsExceededByOneByte() {
        var acceptor = SessionOnTheBench.acceptor().incoming(1).receiveData(0, 1, WINDOW - 1);

        acceptor.receiveData(0, 1, 2);

        assertThat(acceptor.told).containsExactly(violated(Violation.WINDOW_EXCEEDED));
        assertThat(acceptor.headers()).containsExactly(new FrameHeader(GO_AWAY, 0, 0, 1));
        assertThat(acceptor.step(new YamuxInput.Open(1, Bytes.ofText("x"))).told)
                .containsExactly(new YamuxOutput.OpenRefused(1, YamuxOutput.Refusal.SESSION_ENDED));
    }

    @Test
    void endsTheSessionOnEveryOtherViolation() {
        assertThat(acceptorAfter("010100010000000100000000")).isEqualTo(violated(Violation.WRONG_VERSION));
        assertThat(acceptorAfter("000400000000000000000000")).isEqualTo(violated(Violation.UNKNOWN_TYPE));
        assertThat(acceptorAfter("000000000000000180000000")).isEqualTo(violated(Violation.FRAME_TOO_LONG));
        assertThat(acceptorAfter("000100010000000200000000")).isEqualTo(violated(Violation.STREAM_ID_OF_OTHER_SIDE));
        assertThat(acceptorAfter("000100010000000000000000")).isEqualTo(violated(Violation.STREAM_ID_OF_OTHER_SIDE));
        assertThat(acceptorAfter("000100010000000100000000".repeat(2))).isEqualTo(violated(Violation.STREAM_ID_IN_USE));
        assertThat(acceptorAfter("000100010000000100000000" + "000100080000000100000000" + "000100010000000100000000"))
                .isEqualTo(violated(Violation.STREAM_ID_REUSED));
        assertThat(acceptorAfter("000100010000000100000000" + "0001000000000001ffffffff"))
                .isEqualTo(violated(Violation.WINDOW_OVERFLOW));
        assertThat(acceptorAfter("000100010000000100000000" + "000100040000000100000000".repeat(2)))
                .isEqualTo(violated(Violation.FINISHED_TWICE));
    }

    private static YamuxOutput acceptorAfter(String hex) {
        return SessionOnTheBench.acceptor()
                .step(new YamuxInput.Received(Bytes.ofHex(hex)))
                .told
                .getLast();
    }

    @Test
    void ignoresFramesOfStreamsItDoesNotKnow() {
        var acceptor = SessionOnTheBench.acceptor();

        acceptor.receiveData(0, 7, 100).receive(WINDOW_UPDATE, FIN, 9, 5).receive(WINDOW_UPDATE, RST, 11, 0);
        acceptor.receive(PING, ACK, 0, 99);
        acceptor.receive(WINDOW_UPDATE, SYN, 1, 0);

        assertThat(acceptor.told).containsExactly(new YamuxOutput.Incoming(1));
    }

    @Test
    void acceptsIdsThatOvertookEachOther() {
        var acceptor = SessionOnTheBench.acceptor();

        acceptor.receive(WINDOW_UPDATE, SYN, 5, 0).receive(WINDOW_UPDATE, SYN, 1, 0);
        acceptor.receive(WINDOW_UPDATE, SYN, 3, 0);

        assertThat(acceptor.session.streamCount()).isEqualTo(3);
    }

    @Test
    void endsTheSessionOfAPeerThatLeavesIdsOutEverywhere() {
        var acceptor = SessionOnTheBench.acceptor();

        for (int i = 0; i <= YamuxLimits.ID_GAPS && acceptor.session.end().isEmpty(); i++) {
            acceptor.receive(WINDOW_UPDATE, SYN, 4 * i + 3, 0);
        }

        assertThat(acceptor.told).containsExactly(violated(Violation.TOO_MANY_ID_GAPS));
    }

    @Test
    void refusesTheStreamBeyondTheBacklog() {
        var acceptor = SessionOnTheBench.acceptor();
        for (int i = 0; i < YamuxLimits.UNACCEPTED; i++) {
            acceptor.receive(WINDOW_UPDATE, SYN, 2 * i + 1, 0);
        }

        acceptor.receive(WINDOW_UPDATE, SYN, 513, 0);
        assertThat(acceptor.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, RST, 513, 0));
        acceptor.step(new YamuxInput.Accept(1)).receive(WINDOW_UPDATE, SYN, 515, 0);

        assertThat(acceptor.told).containsExactly(new YamuxOutput.Incoming(515));
    }

    @Test
    void waitsWithMoreStreamsUntilSomeAreAccepted() {
        var dialer = SessionOnTheBench.dialer();
        for (int i = 0; i < YamuxLimits.UNACCEPTED; i++) {
            dialer.step(new YamuxInput.Open(i, Bytes.ofText("x")));
        }

        dialer.step(new YamuxInput.Open(1000, Bytes.ofText("x")));
        dialer.step(new YamuxInput.Open(1001, Bytes.ofText("x")));
        assertThat(dialer.told).isEmpty();
        dialer.step(new YamuxInput.Abandon(1000));
        dialer.receive(WINDOW_UPDATE, ACK, 1, 0);

        assertThat(dialer.told).containsExactly(new YamuxOutput.Opened(1001, 513), new YamuxOutput.Sent(513));
    }

    @Test
    void takesAnAnswerForAnAcceptance() {
        var dialer = SessionOnTheBench.dialer();
        dialer.step(new YamuxInput.Open(1, Bytes.ofText("x")));

        dialer.receiveData(0, 1, 1).after(Duration.ofSeconds(30));
        dialer.receive(PING, ACK, 0, 0).after(Duration.ofSeconds(30));
        dialer.receive(PING, ACK, 0, 1).after(Duration.ofSeconds(20));

        assertThat(dialer.session.end()).isEmpty();
    }

    @Test
    void endsTheSessionOfAPeerThatNeverAccepts() {
        var dialer = SessionOnTheBench.dialer();
        dialer.step(new YamuxInput.Open(1, Bytes.ofText("x")));

        dialer.after(Duration.ofSeconds(30)).receive(PING, ACK, 0, 0);
        dialer.after(Duration.ofSeconds(30)).receive(PING, ACK, 0, 1);
        dialer.after(Duration.ofSeconds(15));

        assertThat(dialer.told).containsExactly(new YamuxOutput.Ended(new SessionEnd.StreamNotAccepted(1)));
    }

    @Test
    void forgivesAPeerThatNeverAcceptsWhatWasClosedBefore() {
        var dialer = SessionOnTheBench.dialer();
        dialer.step(new YamuxInput.Open(1, Bytes.ofText("x"))).step(new YamuxInput.CloseWrite(1));

        dialer.after(Duration.ofSeconds(30)).receive(PING, ACK, 0, 0);
        dialer.after(Duration.ofSeconds(30)).receive(PING, ACK, 0, 1);
        dialer.after(Duration.ofSeconds(15));

        assertThat(dialer.told).containsExactly(new YamuxOutput.WasReset(1, YamuxOutput.ResetCause.NEVER_ACCEPTED));
        assertThat(dialer.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, RST, 1, 0));
    }

    @Test
    void resetsAStreamThatThePeerDoesNotFinish() {
        var limits = new YamuxLimits(
                1,
                1,
                WINDOW,
                WINDOW,
                1,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofMinutes(5));
        var dialer = new SessionOnTheBench(YamuxSession.Side.DIALER, limits).outgoing(1);

        dialer.step(new YamuxInput.CloseWrite(1)).after(Duration.ofMinutes(5));

        assertThat(dialer.told).containsExactly(new YamuxOutput.WasReset(1, YamuxOutput.ResetCause.CLOSE_TIMEOUT));
    }

    @Test
    void pingsAndEndsWhenNoAnswerComes() {
        var dialer = SessionOnTheBench.dialer();
        var start = dialer.now;

        dialer.after(Duration.ofSeconds(30));
        assertThat(dialer.headers()).containsExactly(new FrameHeader(PING, SYN, 0, 0));
        dialer.receive(PING, ACK, 0, 7).receive(PING, ACK, 0, 0).after(Duration.ofSeconds(30));
        assertThat(dialer.headers()).containsExactly(new FrameHeader(PING, SYN, 0, 1));
        dialer.after(Duration.ofSeconds(10));

        assertThat(dialer.told).containsExactly(new YamuxOutput.Ended(new SessionEnd.PingUnanswered()));
        assertThat(dialer.wakes).startsWith(start.plusSeconds(40), start.plusSeconds(60), start.plusSeconds(70));
    }

    @Test
    void echoesPings() {
        var acceptor = SessionOnTheBench.acceptor().receive(PING, SYN, 0, 0xcafe);

        assertThat(acceptor.headers()).containsExactly(new FrameHeader(PING, ACK, 0, 0xcafe));
    }

    @Test
    void endsTheSessionOfAPeerThatPingsAndReadsNoAnswers() {
        var limits = YamuxLimits.DEFAULT;
        var acceptor = SessionOnTheBench.acceptor().incoming(1);
        acceptor.stepUnflushed(new YamuxInput.Write(1, Bytes.wrap(new byte[2 * WINDOW])));

        for (int i = 0; i <= limits.unsentAnswers(); i++) {
            acceptor.stepUnflushed(new YamuxInput.Received(new FrameHeader(PING, SYN, 0, i).encode()));
        }

        assertThat(acceptor.told).containsExactly(violated(Violation.ANSWERS_UNREAD));
    }

    @Test
    void letsExistingStreamsGoOnAfterTheGoAwayOfThePeer() {
        var dialer = SessionOnTheBench.dialer().outgoing(1);

        dialer.receive(GO_AWAY, 0, 0, 0);
        assertThat(dialer.told).containsExactly(new YamuxOutput.PeerGoingAway());
        dialer.step(new YamuxInput.Open(5, Bytes.ofText("x")));
        assertThat(dialer.told).containsExactly(new YamuxOutput.OpenRefused(5, YamuxOutput.Refusal.PEER_GOING_AWAY));
        dialer.step(new YamuxInput.Write(1, Bytes.ofText("more"))).receive(WINDOW_UPDATE, SYN, 2, 0);

        assertThat(dialer.told).containsExactly(new YamuxOutput.Incoming(2));
    }

    @Test
    void endsOnAnyOtherGoAway() {
        assertThat(acceptorAfter("000300000000000000000002"))
                .isEqualTo(new YamuxOutput.Ended(new SessionEnd.PeerGaveUp(2)));
        assertThat(acceptorAfter("0003000000000000ffffffff"))
                .isEqualTo(new YamuxOutput.Ended(new SessionEnd.PeerGaveUp(0xffff_ffffL)));
    }

    @Test
    void refusesNewStreamsAfterItsOwnGoAway() {
        var acceptor = SessionOnTheBench.acceptor().incoming(1);

        acceptor.step(new YamuxInput.GoAway());
        assertThat(acceptor.headers()).containsExactly(new FrameHeader(GO_AWAY, 0, 0, 0));
        acceptor.receive(WINDOW_UPDATE, SYN, 3, 0);
        assertThat(acceptor.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, RST, 3, 0));
        acceptor.receiveData(0, 1, 2);

        assertThat(acceptor.told).containsExactly(new YamuxOutput.Data(1, Bytes.wrap(new byte[2])));
    }

    @Test
    void tellsOfResetsBothWays() {
        var acceptor = SessionOnTheBench.acceptor().incoming(1).incoming(3);

        acceptor.receive(WINDOW_UPDATE, RST, 1, 0);
        assertThat(acceptor.told).containsExactly(new YamuxOutput.WasReset(1, YamuxOutput.ResetCause.PEER));
        acceptor.step(new YamuxInput.Reset(3));
        assertThat(acceptor.headers()).containsExactly(new FrameHeader(WINDOW_UPDATE, RST, 3, 0));
        acceptor.step(new YamuxInput.Write(3, Bytes.ofText("late"))).step(new YamuxInput.Consumed(3, 4));

        assertThat(acceptor.sent).isEmpty();
        assertThat(acceptor.session.streamCount()).isZero();
    }

    @Test
    void letsALargeWriterWaitForItsTurnWhileOthersWrite() {
        var acceptor = SessionOnTheBench.acceptor().incoming(1).incoming(3).incoming(5);
        acceptor.stepUnflushed(new YamuxInput.Write(1, Bytes.wrap(new byte[WINDOW])));
        acceptor.stepUnflushed(new YamuxInput.Write(3, Bytes.wrap(new byte[WINDOW])));
        acceptor.stepUnflushed(new YamuxInput.Write(5, Bytes.ofText("short")));

        acceptor.stepUnflushed(new YamuxInput.Flushed(WINDOW));

        assertThat(acceptor.headers().subList(0, 2))
                .containsExactly(new FrameHeader(DATA, 0, 3, YamuxLimits.TURN), new FrameHeader(DATA, 0, 5, 5));
    }

    @Test
    void resetsTheStreamThatHoardsWhenTooMuchIsUnread() {
        var limits = new YamuxLimits(
                100,
                1,
                2L * WINDOW,
                WINDOW,
                1,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1));
        var acceptor = new SessionOnTheBench(YamuxSession.Side.ACCEPTOR, limits);
        acceptor.incoming(1).incoming(3).incoming(5);
        acceptor.receiveData(0, 1, 1000).receiveData(0, 3, WINDOW);

        acceptor.receiveData(0, 5, WINDOW - 500);

        assertThat(acceptor.told)
                .containsExactly(
                        new YamuxOutput.WasReset(3, YamuxOutput.ResetCause.UNREAD_LIMIT),
                        new YamuxOutput.Data(5, Bytes.wrap(new byte[WINDOW - 500])));
        assertThat(acceptor.session.unreadBytes()).isEqualTo(1000 + WINDOW - 500);
    }

    @Test
    void callsMisuseByItsDriverABug() {
        var dialer = SessionOnTheBench.dialer().outgoing(1);
        dialer.step(new YamuxInput.Write(1, Bytes.wrap(new byte[WINDOW + 1])));

        assertThatIllegalStateException().isThrownBy(() -> dialer.step(new YamuxInput.Write(1, Bytes.ofText("x"))));
        assertThatIllegalStateException().isThrownBy(() -> dialer.step(new YamuxInput.Consumed(1, 1)));
        assertThatIllegalStateException().isThrownBy(() -> dialer.step(new YamuxInput.Flushed(1)));
        assertThatIllegalStateException().isThrownBy(() -> dialer.step(new YamuxInput.Accept(1)));
    }

    @Test
    void handsOutPayloadWithoutCopyingIt() {
        var acceptor = SessionOnTheBench.acceptor().incoming(1);
        byte[] frame = new byte[FrameHeader.SIZE + 100];
        new FrameHeader(DATA, 0, 1, 100).encode().copyTo(frame, 0);

        acceptor.step(new YamuxInput.Received(Bytes.wrap(frame)));

        assertThat(acceptor.told)
                .singleElement()
                .isInstanceOfSatisfying(
                        YamuxOutput.Data.class,
                        data -> assertThat(data.bytes().array()).isSameAs(frame));
    }

    @Test
    void asksToBeWokenForTheEarliestDeadline() {
        var dialer = SessionOnTheBench.dialer();
        Instant start = dialer.now;

        dialer.step(new YamuxInput.Woke());

        assertThat(dialer.wakes).containsExactly(start.plusSeconds(30));
    }

    private static YamuxOutput violated(Violation violation) {
        return new YamuxOutput.Ended(new SessionEnd.Violated(violation));
    }
}
