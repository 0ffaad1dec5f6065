package io.tombolo.core.gossip.serf;

import static io.tombolo.core.gossip.serf.SerfSubject.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.SerfCodec;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.RecentEvents;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.gossip.message.SnapshotLine;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.StreamId;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserEventsTest {

    private static final UserEvent DEPLOY = new UserEvent(time(7), "deploy", Bytes.ofText("v1"), false);

    @Test
    void deliversAnEventOnceAndTellsItOn() {
        SerfSubject subject = SerfSubject.knowing("a", "b");
        subject.drain();

        subject.hear(DEPLOY);
        subject.hear(DEPLOY);

        assertThat(subject.events()).containsExactly(new SerfEvent.UserEventHeard(DEPLOY));
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1)))).contains(DEPLOY);
    }

    @Test
    void tellsAnEventOnInTheBytesInWhichItCame() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.drain();
        // A field that is not known yet: one entry more in the map, "Zone" -> 7.
        byte[] body = SerfCodec.encode(DEPLOY).toArray();
        byte[] longer = Arrays.copyOf(body, body.length + 6);
        longer[1]++;
        System.arraycopy(new byte[] {(byte) 0xa4, 'Z', 'o', 'n', 'e', 7}, 0, longer, body.length, 6);
        Bytes foreign = Bytes.wrap(longer);

        subject.hear(new UserMessage(foreign));

        assertThat(subject.events()).containsExactly(new SerfEvent.UserEventHeard(DEPLOY));
        assertThat(SerfSubject.sends(subject.pass(Duration.ofSeconds(1))))
                .anySatisfy(send -> assertThat(send.messages()).contains(new UserMessage(foreign)));
    }

    @Test
    void firesAnEventForItselfAndEverybody() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.drain();

        subject.step(new SerfInput.FireEvent(new AskTicket(1), "deploy", Bytes.ofText("v1"), true));

        UserEvent event = new UserEvent(time(1), "deploy", Bytes.ofText("v1"), true);
        assertThat(subject.events())
                .containsExactly(new SerfEvent.UserEventHeard(event), new SerfEvent.CommandTaken(new AskTicket(1)));
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1)))).contains(event);
    }

    @Test
    void refusesEventsThatPeersWouldNotTake() {
        SerfSubject subject = SerfSubject.knowing("a");

        subject.step(new SerfInput.FireEvent(new AskTicket(1), "deploy", Bytes.wrap(new byte[507]), false));

        assertThat(subject.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SerfEvent.CommandRefused.class,
                        refused -> assertThat(refused.ticket()).contains(new AskTicket(1)));
    }

    @Test
    void learnsEventsOfAPushPullWithoutTellingThemOn() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.drain();

        subject.step(pushPullAsked(
                new RecentEvents(time(7), List.of(new RecentEvents.Event("deploy", Bytes.ofText("v1"))))));

        assertThat(subject.events()).contains(new SerfEvent.UserEventHeard(DEPLOY));
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1)))).doesNotContain(DEPLOY);
    }

    @Test
    void aJoinMayIgnoreOldEvents() {
        SerfSubject subject = SerfSubject.knowing();
        var contacts = List.of(SerfSubject.peer("a"));
        var outputs = subject.step(new SerfInput.Join(new JoinTicket(1), contacts, true));
        StreamId stream = outputs.stream()
                .filter(output ->
                        output instanceof SerfOutput.Swim swim && swim.output() instanceof SwimOutput.OpenPushPull)
                .map(output -> ((SwimOutput.OpenPushPull) ((SerfOutput.Swim) output).output()).stream())
                .findFirst()
                .orElseThrow();
        RecentEvents old = new RecentEvents(time(7), List.of(new RecentEvents.Event("deploy", Bytes.EMPTY)));

        subject.step(
                new SerfInput.Swim(new SwimInput.PushPullAnswered(stream, new PushPull(true, List.of(), state(old)))));

        assertThat(subject.events()).noneMatch(SerfEvent.UserEventHeard.class::isInstance);
        assertThat(SerfSubject.events(subject.seen(), SerfEvent.Joined.class)).hasSize(1);
    }

    @Test
    void remembersTheLastEventInTheSnapshotAndIgnoresItAfterARestart() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.hear(DEPLOY);
        var restarted = SerfSubject.with(
                SerfSettings.library(),
                new SerfMachine.Environment(
                        Admission.everybody(),
                        ReapTimeouts.asConfigured(),
                        Keyring.EMPTY,
                        new Snapshot(Map.of(), LamportTime.ZERO, time(7), LamportTime.ZERO),
                        0));

        restarted.hear(DEPLOY);

        assertThat(subject.seen()).contains(new SerfOutput.Persist(new SnapshotLine.EventClockLine(time(7))));
        assertThat(restarted.events()).noneMatch(SerfEvent.UserEventHeard.class::isInstance);
    }

    private static SerfInput pushPullAsked(RecentEvents events) {
        return new SerfInput.Swim(new SwimInput.PushPullAsked(
                new StreamId(1), SerfSubject.address("a"), new PushPull(false, List.of(), state(events))));
    }

    private static Bytes state(RecentEvents events) {
        return SerfCodec.encode(new SerfPushPull(time(3), Map.of(), List.of(), time(8), List.of(events), time(1)));
    }
}
