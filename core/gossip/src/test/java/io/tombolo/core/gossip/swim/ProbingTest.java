package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.address;
import static io.tombolo.core.gossip.swim.Subject.alive;
import static io.tombolo.core.gossip.swim.Subject.name;
import static io.tombolo.core.gossip.swim.Subject.peer;
import static io.tombolo.core.gossip.swim.Subject.suspect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbingTest {

    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(500);
    private static final Duration REST_OF_INTERVAL = Duration.ofMillis(500);

    @Test
    void probesEveryMemberOncePerRoundButNeverItself() {
        Subject subject = Subject.knowing("a", "b", "c", "d", "e");
        Set<MemberName> firstRound = new HashSet<>();
        Set<MemberName> secondRound = new HashSet<>();

        probe(subject, 5, firstRound);
        probe(subject, 5, secondRound);

        assertThat(firstRound).hasSize(5).doesNotContain(name("self"));
        assertThat(secondRound).isEqualTo(firstRound);
    }

    @Test
    void aBeatThatCameWhileAProbeRanIsMadeUpForWhenThatEnds() {
        Subject subject = Subject.knowing("a", "b");
        Ping first = subject.passUntilPing();
        subject.hear(new Ack(first.sequence(), Bytes.EMPTY));
        subject.pass(Duration.ofMillis(300));
        subject.step(new SwimInput.Woken(new SwimTimer.ProbeTick()));
        subject.pass(Duration.ofMillis(999));

        var outputs = subject.pass(Duration.ofMillis(1));

        assertThat(Subject.messages(outputs)).anyMatch(Ping.class::isInstance);
    }

    @Test
    void pingsWithItsOwnNameAndAdvertisedAddress() {
        Subject subject = Subject.knowing("a");

        Ping ping = subject.passUntilPing();

        assertThat(ping.node()).isEqualTo(name("a"));
        assertThat(ping.source()).isEqualTo(new Source(name("self"), address("self")));
    }

    @Test
    void anAckEndsTheProbeAndTellsTheRoundTrip() {
        Subject subject = Subject.knowing("a");
        Ping ping = subject.passUntilPing();
        subject.pass(Duration.ofMillis(40));

        var outputs = subject.hear(new Ack(ping.sequence(), Bytes.ofText("coordinate")));

        assertThat(Subject.events(outputs))
                .containsExactly(
                        new SwimEvent.ProbeAnswered(name("a"), Duration.ofMillis(40), Bytes.ofText("coordinate")));
        assertThat(Subject.messages(subject.pass(PROBE_TIMEOUT))).noneMatch(IndirectPing.class::isInstance);
    }

    @Test
    void theRoundTripEndsWhenThePacketArrivedNotWhenItsTurnCame() {
        Subject subject = Subject.knowing("a");
        Ping ping = subject.passUntilPing();
        var arrival = subject.now().plusMillis(10);
        subject.pass(Duration.ofMillis(300));

        var outputs = subject.step(
                new SwimInput.PacketHeard(address("a"), arrival, List.of(new Ack(ping.sequence(), Bytes.EMPTY))));

        assertThat(Subject.events(outputs))
                .containsExactly(new SwimEvent.ProbeAnswered(name("a"), Duration.ofMillis(10), Bytes.EMPTY));
    }

    @Test
    void aSuspectedMemberIsToldSoTogetherWithThePing() {
        Subject subject = Subject.knowing("a");
        subject.hear(suspect("a", 5, "b"));

        Ping ping = subject.passUntilPing();

        assertThat(Subject.sends(subject.seen()))
                .contains(new SwimOutput.Send(peer("a"), List.of(ping, suspect("a", 5, "self")), true));
    }

    @Test
    void asksThreeOthersAndAStreamWhenTheDirectPingIsNotAnswered() {
        Subject subject = Subject.knowing("a", "b", "c", "d", "e", "f");
        Ping ping = subject.passUntilPing();
        subject.forget();

        var outputs = subject.pass(PROBE_TIMEOUT);

        assertThat(indirectPings(outputs)).hasSize(3).allSatisfy(send -> {
            assertThat(send.to().name()).isNotIn(ping.node(), name("self"));
            assertThat(send.messages().getFirst())
                    .isEqualTo(new IndirectPing(
                            ping.sequence(),
                            ping.node(),
                            address(ping.node().name()),
                            true,
                            new Source(name("self"), address("self"))));
        });
        assertThat(openedPings(outputs)).singleElement().satisfies(open -> {
            assertThat(open.to().name()).isEqualTo(ping.node());
            assertThat(open.ping().sequence()).isEqualTo(ping.sequence());
        });
    }

    @Test
    void anAckOfAHelperSavesTheMemberButIsNoRoundTrip() {
        Subject subject = Subject.knowing("a", "b", "c");
        Ping ping = subject.passUntilPing();
        subject.pass(PROBE_TIMEOUT);
        subject.forget();

        subject.hear(new Ack(ping.sequence(), Bytes.EMPTY));
        subject.pass(REST_OF_INTERVAL);

        assertThat(subject.stateOf(ping.node().name())).isEqualTo(MemberState.ALIVE);
        assertThat(subject.events()).noneMatch(SwimEvent.ProbeAnswered.class::isInstance);
    }

    @Test
    void suspectsAMemberThatNobodyCouldReach() {
        Subject subject = Subject.knowing("a", "b", "c");
        Ping ping = subject.passUntilPing();
        subject.forget();

        subject.pass(PROBE_TIMEOUT.plus(REST_OF_INTERVAL));

        assertThat(subject.stateOf(ping.node().name())).isEqualTo(MemberState.SUSPECT);
        assertThat(subject.events())
                .contains(
                        new SwimEvent.ProbeFailed(ping.node(), 2, 2, 0),
                        new SwimEvent.MemberSuspected(ping.node(), new Incarnation(5), name("self")));
    }

    @Test
    void suspectsTheIncarnationThatWasProbedNotOneLearntMeanwhile() {
        Subject subject = Subject.knowing("a");
        subject.passUntilPing();
        subject.hear(alive("a", 6));

        subject.pass(Duration.ofSeconds(1));

        assertThat(subject.stateOf("a")).isEqualTo(MemberState.ALIVE);
    }

    @Test
    void aMemberThatOnlyAnswersOverAStreamStaysWithAWarning() {
        Subject subject = Subject.knowing("a", "b", "c");
        Ping ping = subject.passUntilPing();
        StreamId stream = openedPings(subject.pass(PROBE_TIMEOUT)).getFirst().stream();
        subject.forget();

        subject.step(new SwimInput.StreamPingAnswered(stream, new Ack(ping.sequence(), Bytes.EMPTY)));
        subject.pass(REST_OF_INTERVAL);

        Peer target = peer(ping.node().name());
        assertThat(subject.events()).containsExactly(new SwimEvent.OnlyStreamsReach(target));
        assertThat(new SwimEvent.OnlyStreamsReach(target).warning()).contains("UDP port 7946");
        assertThat(subject.stateOf(ping.node().name())).isEqualTo(MemberState.ALIVE);
    }

    @Test
    void anAckOfAnotherSequenceOverTheStreamProvesNothing() {
        Subject subject = Subject.knowing("a");
        Ping ping = subject.passUntilPing();
        StreamId stream = openedPings(subject.pass(PROBE_TIMEOUT)).getFirst().stream();

        subject.step(
                new SwimInput.StreamPingAnswered(stream, new Ack(ping.sequence().next(), Bytes.EMPTY)));
        subject.pass(REST_OF_INTERVAL);

        assertThat(subject.stateOf("a")).isEqualTo(MemberState.SUSPECT);
    }

    @Test
    void triesNoStreamWhereTheSettingsForbidIt() {
        Subject subject = Subject.withSettings(
                SwimSettings.lan().change().streamPings(member -> false).settings());
        subject.hear(alive("a", 1));
        subject.passUntilPing();

        assertThat(openedPings(subject.pass(PROBE_TIMEOUT))).isEmpty();
    }

    @Test
    void triesNoStreamAndWantsNoNackWithPeersTooOldForIt() {
        Subject subject = Subject.withSettings(SwimSettings.lan());
        var old = new ProtocolVersions(1, 2, 2, 2, 4, 4);
        for (String name : List.of("a", "b")) {
            Alive claim = alive(name, 1);
            subject.hear(new Alive(claim.incarnation(), claim.node(), claim.address(), Bytes.EMPTY, old));
        }
        subject.passUntilPing();

        var outputs = subject.pass(PROBE_TIMEOUT);

        assertThat(openedPings(outputs)).isEmpty();
        assertThat(indirectPings(outputs))
                .singleElement()
                .satisfies(send -> assertThat(((IndirectPing) send.messages().getFirst()).nackWanted())
                        .isFalse());
    }

    @Test
    void aRefusedPacketLeadsToTheHelpersAtOnce() {
        Subject subject = Subject.knowing("a", "b", "c");
        Ping ping = subject.passUntilPing();

        var outputs = subject.step(new SwimInput.SendFailed(peer(ping.node().name()), true));

        assertThat(indirectPings(outputs)).hasSize(2);
    }

    @Test
    void aFaultOfItsOwnAbandonsTheProbeWithoutConsequence() {
        Subject subject = Subject.knowing("a");
        subject.passUntilPing();
        subject.forget();

        subject.step(new SwimInput.SendFailed(peer("a"), false));
        subject.pass(Duration.ofMillis(900));

        assertThat(subject.events()).isEmpty();
        assertThat(subject.membership().health()).isZero();
    }

    @Test
    void silenceOfTheHelpersCostsHealthTheirNacksDoNot() {
        Subject silent = Subject.knowing("a", "b", "c", "d");
        Subject nacked = Subject.knowing("a", "b", "c", "d");
        silent.passUntilPing();
        Ping ping = nacked.passUntilPing();

        silent.pass(Duration.ofSeconds(1));
        nacked.pass(PROBE_TIMEOUT);
        nacked.hear(new Nack(ping.sequence()), new Nack(ping.sequence()), new Nack(ping.sequence()));
        nacked.pass(REST_OF_INTERVAL);

        assertThat(silent.membership().health()).isEqualTo(3);
        assertThat(nacked.membership().health()).isZero();
        assertThat(nacked.stateOf(ping.node().name())).isEqualTo(MemberState.SUSPECT);
    }

    @Test
    void withNobodyToAskAFailureCostsOne() {
        Subject subject = Subject.knowing("a");
        subject.passUntilPing();

        subject.pass(Duration.ofSeconds(1));

        assertThat(subject.membership().health()).isEqualTo(1);
    }

    @Test
    void inDoubtAboutItselfItWaitsLongerBeforeItAccuses() {
        Subject subject = Subject.knowing("a");
        subject.hear(suspect("self", 1, "b"), suspect("self", 2, "b"));
        Ping ping = subject.passUntilPing();

        subject.pass(Duration.ofMillis(2_999));
        MemberState justBefore = subject.stateOf("a");
        subject.pass(Duration.ofMillis(1));

        assertThat(subject.membership().health()).isEqualTo(3);
        assertThat(justBefore).isEqualTo(MemberState.ALIVE);
        assertThat(subject.stateOf(ping.node().name())).isEqualTo(MemberState.SUSPECT);
    }

    @Test
    void aBeatThatComesWhileAProbeRunsIsSkipped() {
        Subject subject = Subject.knowing("a");
        subject.hear(suspect("self", 1, "b"), suspect("self", 2, "b"));
        subject.passUntilPing();
        subject.forget();

        subject.pass(Duration.ofMillis(2_900));

        assertThat(Subject.messages(subject.seen())).noneMatch(Ping.class::isInstance);
    }

    @Test
    void theGoneAreNotProbedAndForgottenAtTheEndOfARound() {
        Subject subject = Subject.knowing("a", "dead", "left");
        subject.hear(Subject.dead("dead", 5, "a"), Subject.dead("left", 5, "left"));

        for (int i = 0; i < 40; i++) {
            Ping ping = subject.passUntilPing();
            assertThat(ping.node()).isEqualTo(name("a"));
            subject.hear(new Ack(ping.sequence(), Bytes.EMPTY));
        }

        assertThat(subject.membership().size()).isEqualTo(2);
        assertThat(subject.events().stream()
                        .filter(SwimEvent.MembersForgotten.class::isInstance)
                        .flatMap(event -> ((SwimEvent.MembersForgotten) event).members().stream()))
                .containsExactlyInAnyOrder(name("dead"), name("left"));
    }

    private static void probe(Subject subject, int probes, Set<MemberName> probed) {
        for (int i = 0; i < probes; i++) {
            Ping ping = subject.passUntilPing();
            probed.add(ping.node());
            subject.hear(new Ack(ping.sequence(), Bytes.EMPTY));
        }
    }

    private static List<SwimOutput.Send> indirectPings(List<SwimOutput> outputs) {
        return Subject.sends(outputs).stream()
                .filter(send -> send.messages().getFirst() instanceof IndirectPing)
                .toList();
    }

    private static List<SwimOutput.OpenPing> openedPings(List<SwimOutput> outputs) {
        return outputs.stream()
                .filter(SwimOutput.OpenPing.class::isInstance)
                .map(SwimOutput.OpenPing.class::cast)
                .toList();
    }
}
