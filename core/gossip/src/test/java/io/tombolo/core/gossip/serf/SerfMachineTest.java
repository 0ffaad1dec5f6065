package io.tombolo.core.gossip.serf;

import static io.tombolo.core.gossip.serf.SerfSubject.address;
import static io.tombolo.core.gossip.serf.SerfSubject.name;
import static io.tombolo.core.gossip.serf.SerfSubject.peer;
import static io.tombolo.core.gossip.serf.SerfSubject.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.codec.CoordinatePayload;
import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.SerfCodec;
import io.tombolo.core.gossip.codec.SnapshotText;
import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.gossip.message.SnapshotLine;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.StreamId;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SerfMachineTest {

    @Test
    void itsFirstMemberIsItself() {
        SerfSubject subject = SerfSubject.with(SerfSettings.library(), SerfMachine.Environment.PLAIN);

        assertThat(subject.statusOf("self")).isEqualTo(MemberStatus.ALIVE);
        assertThat(SerfSubject.changes(subject.seen())).containsExactly(SerfEvent.Change.JOINED);
        assertThat(subject.seen())
                .contains(new SerfOutput.Persist(new SnapshotLine.AliveLine(name("self"), address("self"))));
    }

    @Test
    void aJoinThatReachedSomebodyIsFollowedByAJoinIntent() {
        SerfSubject subject = SerfSubject.knowing();
        var ticket = new JoinTicket(42);

        StreamId stream =
                opened(subject.step(new SerfInput.Join(ticket, List.of(peer("a")), false))).getFirst().stream();
        subject.step(new SerfInput.Swim(
                new SwimInput.PushPullAnswered(stream, new PushPull(true, List.of(aliveState("a")), Bytes.EMPTY))));

        assertThat(subject.events()).contains(new SerfEvent.Joined(ticket, 1, List.of()));
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1))))
                .contains(new JoinIntent(time(1), name("self")));
    }

    @Test
    void aJoinThatReachedNobodyIsNot() {
        SerfSubject subject = SerfSubject.knowing("b");
        subject.drain();

        StreamId stream =
                opened(subject.step(new SerfInput.Join(new JoinTicket(1), List.of(peer("a")), false)))
                        .getFirst()
                        .stream();
        subject.step(new SerfInput.Swim(new SwimInput.StreamFailed(stream, "refused")));

        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void leavesInThreeStepsIntentGoodbyeSilence() {
        SerfSubject subject = SerfSubject.knowing("a", "b");
        subject.drain();

        subject.step(new SerfInput.Leave());
        subject.pass(Duration.ofSeconds(12));

        List<PacketMessage> sent = SerfSubject.sends(subject.seen()).stream()
                .flatMap(send -> send.messages().stream())
                .toList();
        var intent = new UserMessage(SerfCodec.encode(new LeaveIntent(time(1), name("self"), false)));
        int firstIntent = sent.indexOf(intent);
        int goodbye = sent.stream()
                .filter(Dead.class::isInstance)
                .findFirst()
                .map(sent::indexOf)
                .orElseThrow();
        assertThat(firstIntent).isNotNegative().isLessThan(goodbye);
        assertThat(subject.statusOf("self")).isEqualTo(MemberStatus.LEFT);
        assertThat(subject.events()).contains(new SerfEvent.HasLeft(true));
        assertThat(subject.seen()).contains(new SerfOutput.Persist(new SnapshotLine.LeaveLine()));
    }

    @Test
    void aloneItLeavesAfterThePropagateDelay() {
        SerfSubject subject = SerfSubject.knowing();
        subject.step(new SerfInput.Leave());

        subject.pass(Duration.ofMillis(999));
        List<SerfEvent> before = List.copyOf(subject.events());
        subject.pass(Duration.ofMillis(1));

        assertThat(before).noneMatch(SerfEvent.HasLeft.class::isInstance);
        assertThat(subject.events()).contains(new SerfEvent.HasLeft(true));
    }

    @Test
    void tellsNewTagsAndRefusesTagsThatAreTooLong() {
        SerfSubject subject = SerfSubject.knowing("a");

        subject.step(new SerfInput.SetTags(new AskTicket(1), Tags.of(Map.of("role", "db"))));
        subject.step(new SerfInput.SetTags(new AskTicket(1), Tags.of(Map.of("role", "x".repeat(600)))));

        assertThat(subject.machine().member(name("self")).orElseThrow().tags())
                .isEqualTo(Tags.of(Map.of("role", "db")));
        assertThat(SerfSubject.changes(subject.seen())).containsExactly(SerfEvent.Change.UPDATED);
        assertThat(subject.events()).hasAtLeastOneElementOfType(SerfEvent.CommandRefused.class);
    }

    @Test
    void tellsItsWholeStateInAPushPull() {
        SerfSubject subject = SerfSubject.knowing("a", "left");
        subject.hear(new LeaveIntent(time(10), name("left"), false));
        subject.sayGoodbye("left");
        subject.hear(new UserEvent(time(3), "deploy", Bytes.EMPTY, false));

        var outputs = subject.step(new SerfInput.Swim(new SwimInput.PushPullAsked(
                new StreamId(1), address("a"), new PushPull(false, List.of(), Bytes.EMPTY))));

        PushPull answer = outputs.stream()
                .filter(output ->
                        output instanceof SerfOutput.Swim swim && swim.output() instanceof SwimOutput.AnswerStream)
                .map(output -> (PushPull) ((SwimOutput.AnswerStream) ((SerfOutput.Swim) output).output()).answer())
                .findFirst()
                .orElseThrow();
        SerfPushPull state = (SerfPushPull) ((Decoded.Value<?>) SerfCodec.decode(answer.userState())).value();
        assertThat(state.time()).isEqualTo(time(11));
        assertThat(state.eventTime()).isEqualTo(time(4));
        assertThat(state.queryTime()).isEqualTo(time(1));
        assertThat(state.leftMembers()).containsExactly(name("left"));
        assertThat(state.statusTimes()).containsEntry(name("left"), time(10)).containsKeys(name("self"), name("a"));
        assertThat(state.events()).hasSize(1);
    }

    @Test
    void learnsFromAPushPullWhoHasLeft() {
        SerfSubject subject = SerfSubject.knowing("a", "gone");
        subject.fail("gone");

        subject.step(new SerfInput.Swim(new SwimInput.PushPullAsked(
                new StreamId(1),
                address("a"),
                new PushPull(
                        false,
                        List.of(),
                        SerfCodec.encode(new SerfPushPull(
                                time(12),
                                Map.of(name("gone"), time(9)),
                                List.of(name("gone")),
                                time(1),
                                List.of(),
                                time(1)))))));

        assertThat(subject.statusOf("gone")).isEqualTo(MemberStatus.LEFT);
        assertThat(subject.machine().member(name("gone")).orElseThrow().statusTime())
                .isEqualTo(time(10));
    }

    @Test
    void triesTheFailedAgainNowAndThen() {
        SerfSubject subject = SerfSubject.knowing("failed");
        subject.fail("failed");
        subject.forget();

        var outputs = subject.pass(Duration.ofSeconds(30));

        assertThat(opened(outputs)).singleElement().satisfies(open -> {
            assertThat(open.to()).isEqualTo(peer("failed"));
            assertThat(open.state().join()).isTrue();
        });
    }

    @Test
    void rejoinsThroughItsSnapshotAFewAtATime() {
        Map<MemberName, Address> alive = new TreeMap<>();
        for (String other : List.of("a", "b", "c", "d", "self")) {
            alive.put(name(other), address(other));
        }
        SerfSubject subject = SerfSubject.with(
                SerfSettings.library(),
                new SerfMachine.Environment(
                        Admission.everybody(),
                        ReapTimeouts.asConfigured(),
                        Keyring.EMPTY,
                        new Snapshot(alive, time(20), time(3), time(4)),
                        0));

        var first = opened(subject.seen());
        subject.forget();
        first.forEach(open -> subject.step(new SerfInput.Swim(new SwimInput.StreamFailed(open.stream(), "refused"))));
        var second = opened(subject.seen());
        subject.step(new SerfInput.Swim(new SwimInput.PushPullAnswered(
                second.getFirst().stream(), new PushPull(true, List.of(aliveState("a")), Bytes.EMPTY))));

        assertThat(first).hasSize(3);
        assertThat(second).hasSize(1);
        assertThat(subject.events()).contains(new SerfEvent.Rejoined(true));
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1)))).noneMatch(JoinIntent.class::isInstance);
    }

    @Test
    void remembersItsClocksOverARestart() {
        SerfSubject subject = SerfSubject.with(
                SerfSettings.library(),
                new SerfMachine.Environment(
                        Admission.everybody(),
                        ReapTimeouts.asConfigured(),
                        Keyring.EMPTY,
                        new Snapshot(Map.of(), time(20), time(3), time(4)),
                        0));

        subject.step(new SerfInput.FireEvent(new AskTicket(1), "x", Bytes.EMPTY, false));

        assertThat(subject.events())
                .contains(new SerfEvent.UserEventHeard(new UserEvent(time(4), "x", Bytes.EMPTY, false)));
    }

    @Test
    void itsSnapshotReadsBackToWhatItKnows() {
        SerfSubject subject = SerfSubject.with(SerfSettings.library(), SerfMachine.Environment.PLAIN);
        subject.meet("a", "failed");
        subject.fail("failed");
        subject.hear(new JoinIntent(time(30), name("a")));
        subject.hear(new UserEvent(time(7), "x", Bytes.EMPTY, false));
        subject.pass(Duration.ofSeconds(1));

        String file = subject.seen().stream()
                .filter(SerfOutput.Persist.class::isInstance)
                .map(output -> SnapshotText.format(((SerfOutput.Persist) output).line()))
                .reduce("", String::concat);
        Snapshot read = Snapshot.replay(SnapshotText.parse(file), false);

        assertThat(read.alive()).containsOnlyKeys(name("self"), name("a"));
        assertThat(read.clock()).isEqualTo(time(30));
        assertThat(read.eventClock()).isEqualTo(time(7));
        assertThat(Snapshot.replay(read.lines(), false)).isEqualTo(read);
    }

    @Test
    void aSnapshotOfANodeThatLeftIsEmptyUnlessItIsToRejoin() {
        List<SnapshotLine> lines = List.of(
                new SnapshotLine.AliveLine(name("a"), address("a")),
                new SnapshotLine.ClockLine(time(5)),
                new SnapshotLine.LeaveLine());

        assertThat(Snapshot.replay(lines, false)).isEqualTo(Snapshot.EMPTY);
        assertThat(Snapshot.replay(lines, true).alive()).containsOnlyKeys(name("a"));
    }

    @Test
    void rewritesASnapshotThatHasGrownTooLong() {
        SerfSubject subject = SerfSubject.knowing("a");
        for (int i = 1; i < 10_000; i++) {
            subject.hear(new UserEvent(time(i), "x", Bytes.EMPTY, false));
        }

        assertThat(subject.seen())
                .filteredOn(SerfOutput.RewriteSnapshot.class::isInstance)
                .first()
                .satisfies(output -> assertThat(((SerfOutput.RewriteSnapshot) output).lines())
                        .contains(new SnapshotLine.AliveLine(name("a"), address("a"))));
    }

    @Test
    void itsAcksCarryItsCoordinateAndItLearnsFromThoseOfOthers() {
        SerfSubject subject = SerfSubject.knowing("a");
        var ping = new Ping(new SequenceNumber(1), name("self"), new Source(name("a"), address("a")));

        var outputs = subject.hear(ping);

        Ack ack = (Ack) SerfSubject.sends(outputs).getFirst().messages().getFirst();
        assertThat(ack.payload())
                .isEqualTo(CoordinatePayload.encode(subject.machine().coordinate()));
    }

    @Test
    void collectsChangesWhereTheAgentDoes() {
        SerfSubject subject = SerfSubject.with(SerfSettings.agent(), SerfMachine.Environment.PLAIN);
        subject.pass(Duration.ofSeconds(5));
        subject.forget();

        subject.meet("a", "b");
        subject.fail("b");
        List<SerfEvent> atOnce = List.copyOf(subject.events());
        subject.pass(Duration.ofSeconds(1));

        assertThat(atOnce).isEmpty();
        assertThat(SerfSubject.changes(subject.seen()))
                .containsExactly(SerfEvent.Change.JOINED, SerfEvent.Change.FAILED);
    }

    @Test
    void keepsOnlyTheLatestOfEventsThatMayBeCollected() {
        SerfSubject subject = SerfSubject.with(SerfSettings.agent(), SerfMachine.Environment.PLAIN);
        subject.pass(Duration.ofSeconds(5));
        subject.forget();
        UserEvent latest = new UserEvent(time(9), "deploy", Bytes.ofText("v2"), true);

        subject.hear(new UserEvent(time(8), "deploy", Bytes.ofText("v1"), true));
        subject.hear(latest);
        subject.hear(new UserEvent(time(7), "deploy", Bytes.ofText("v0"), true));
        subject.pass(Duration.ofSeconds(1));

        assertThat(subject.events()).containsExactly(new SerfEvent.UserEventHeard(latest));
    }

    @Test
    void warnsOfAndPrunesQueuesThatGrow() {
        SerfSubject subject = SerfSubject.with(
                SerfSettings.library()
                        .change()
                        .queueDepthWarning(3)
                        .maxQueueDepth(5)
                        .settings(),
                SerfMachine.Environment.PLAIN);
        for (int i = 0; i < 8; i++) {
            subject.step(new SerfInput.FireEvent(new AskTicket(1), "e" + i, Bytes.EMPTY, false));
        }

        subject.step(new SerfInput.Woken(new SerfTimer.QueueCheck()));

        assertThat(subject.events()).contains(new SerfEvent.QueueLong("event", 8, 3));
    }

    @Test
    void countsWhatItCannotRead() {
        SerfSubject subject = SerfSubject.knowing("a");

        subject.hear(new UserMessage(Bytes.wrap(new byte[] {3, 0x55})));

        assertThat(subject.events()).singleElement().isInstanceOf(SerfEvent.MessageRefused.class);
    }

    private static NodeState aliveState(String name) {
        var alive = SerfSubject.alive(name, 1);
        return new NodeState(
                alive.node(), alive.address(), alive.meta(), alive.incarnation(), MemberState.ALIVE, alive.versions());
    }

    private static List<SwimOutput.OpenPushPull> opened(List<SerfOutput> outputs) {
        return outputs.stream()
                .filter(output ->
                        output instanceof SerfOutput.Swim swim && swim.output() instanceof SwimOutput.OpenPushPull)
                .map(output -> (SwimOutput.OpenPushPull) ((SerfOutput.Swim) output).output())
                .toList();
    }
}
