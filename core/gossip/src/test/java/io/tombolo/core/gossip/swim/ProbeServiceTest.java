package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.address;
import static io.tombolo.core.gossip.swim.Subject.name;
import static io.tombolo.core.gossip.swim.Subject.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeServiceTest {

    private static final SequenceNumber NINE = new SequenceNumber(9);
    private static final Source FROM_ASKER = new Source(name("asker"), address("asker"));

    @Test
    void answersAPingToWhereTheAskerSaysItIs() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        var outputs = subject.hearFrom(address("nat"), new Ping(NINE, name("self"), FROM_ASKER));

        assertThat(answers(outputs)).containsExactly(new Answer(peer("asker"), new Ack(NINE, Bytes.EMPTY)));
    }

    @Test
    void answersAnOldSenderToWhereThePacketCameFrom() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        var outputs = subject.hearFrom(address("old"), new Ping(NINE, MemberName.NOBODY, Source.NONE));

        assertThat(answers(outputs))
                .containsExactly(new Answer(new Peer(MemberName.NOBODY, address("old")), new Ack(NINE, Bytes.EMPTY)));
    }

    @Test
    void dropsAPingForSomebodyElse() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        assertThat(subject.hear(new Ping(NINE, name("former"), FROM_ASKER))).isEmpty();
    }

    @Test
    void acksCarryWhatTheLayerAboveWants() {
        Subject subject =
                Subject.with(SwimSettings.lan(), new OneCargo(Bytes.ofText("coordinate")), Admission.everybody());

        var outputs = subject.hear(new Ping(NINE, name("self"), FROM_ASKER));

        assertThat(answers(outputs))
                .containsExactly(new Answer(peer("asker"), new Ack(NINE, Bytes.ofText("coordinate"))));
    }

    @Test
    void sendsNothingToABareAddressWhereNamesAreRequired() {
        Subject subject = Subject.withSettings(
                SwimSettings.wan().change().requireNodeNames(true).settings());

        assertThat(subject.hear(new Ping(NINE, name("self"), Source.NONE))).isEmpty();
        assertThat(answers(subject.hear(new Ping(NINE, name("self"), FROM_ASKER))))
                .hasSize(1);
    }

    @Test
    void pingsOnBehalfOfAnotherWithASequenceOfItsOwn() {
        Subject subject = Subject.knowing("target");

        var outputs = subject.hear(request(true));

        assertThat(answers(outputs)).singleElement().satisfies(answer -> {
            assertThat(answer.to).isEqualTo(peer("target"));
            Ping ping = (Ping) answer.message;
            assertThat(ping.sequence()).isNotEqualTo(NINE);
            assertThat(ping.source().node()).isEqualTo(name("self"));
        });
    }

    @Test
    void passesTheAckOnWithoutItsPayload() {
        Subject subject = Subject.knowing("target");
        Ping ping = (Ping) answers(subject.hear(request(true))).getFirst().message;

        var outputs = subject.hear(new Ack(ping.sequence(), Bytes.ofText("coordinate")));

        assertThat(answers(outputs)).containsExactly(new Answer(peer("asker"), new Ack(NINE, Bytes.EMPTY)));
        assertThat(nacks(subject.pass(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void sendsANackExactlyAfterTheProbeTimeout() {
        Subject subject = Subject.knowing("target");
        subject.hear(request(true));

        var early = subject.pass(Duration.ofMillis(499));
        var late = subject.pass(Duration.ofMillis(1));

        assertThat(nacks(early)).isEmpty();
        assertThat(nacks(late)).containsExactly(new Answer(peer("asker"), new Nack(NINE)));
    }

    @Test
    void sendsNoNackToWhoWantsNone() {
        Subject subject = Subject.knowing("target");
        subject.hear(request(false));

        assertThat(nacks(subject.pass(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void aPortOfZeroMeansItsOwn() {
        Subject subject = Subject.knowing("target");

        var outputs = subject.hear(
                new IndirectPing(NINE, name("target"), address("target").withPort(0), true, FROM_ASKER));

        assertThat(answers(outputs).getFirst().to.address().port()).isEqualTo(7946);
    }

    @Test
    void takesOnOnlySoManyErrandsAtOnce() {
        Subject subject = Subject.knowing("target");

        for (int i = 0; i < ProbeService.RELAY_LIMIT; i++) {
            assertThat(subject.hear(request(true))).isNotEmpty();
        }

        assertThat(subject.hear(request(true))).isEmpty();
    }

    @Test
    void answersAPingOverAStreamWithoutPayload() {
        Subject subject =
                Subject.with(SwimSettings.lan(), new OneCargo(Bytes.ofText("coordinate")), Admission.everybody());
        var stream = new StreamId(3);

        var outputs = subject.step(new SwimInput.StreamPingAsked(stream, new Ping(NINE, name("self"), FROM_ASKER)));

        assertThat(outputs).containsExactly(new SwimOutput.AnswerStream(stream, new Ack(NINE, Bytes.EMPTY)));
    }

    @Test
    void closesAStreamWithAPingForSomebodyElse() {
        Subject subject = Subject.withSettings(SwimSettings.lan());
        var stream = new StreamId(3);

        var outputs = subject.step(new SwimInput.StreamPingAsked(stream, new Ping(NINE, name("other"), FROM_ASKER)));

        assertThat(outputs).containsExactly(new SwimOutput.CloseStream(stream));
    }

    @Test
    void goesOnAnsweringWhileTheNodeLeaves() {
        Subject subject = Subject.knowing("a");
        subject.step(new SwimInput.LeavePool(Duration.ofSeconds(5)));

        assertThat(answers(subject.hear(new Ping(NINE, name("self"), FROM_ASKER))))
                .hasSize(1);
    }

    private static IndirectPing request(boolean nackWanted) {
        return new IndirectPing(NINE, name("target"), address("target"), nackWanted, FROM_ASKER);
    }

    private static List<Answer> answers(List<SwimOutput> outputs) {
        return Subject.sends(outputs).stream()
                .map(send -> new Answer(send.to(), send.messages().getFirst()))
                .toList();
    }

    private static List<Answer> nacks(List<SwimOutput> outputs) {
        return answers(outputs).stream()
                .filter(answer -> answer.message instanceof Nack)
                .toList();
    }

    private record Answer(Peer to, PacketMessage message) {}
}
