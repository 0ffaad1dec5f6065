package io.tombolo.core.gossip.serf;

import static io.tombolo.core.gossip.serf.SerfSubject.alive;
import static io.tombolo.core.gossip.serf.SerfSubject.name;
import static io.tombolo.core.gossip.serf.SerfSubject.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IntentsTest {

    @Test
    void everyIntentAndNotificationDoesWhatTheReferenceDoes() {
        assertThat(Tables.rows("serf-intent-table").filter(row -> !isSecondJoin(row)))
                .hasSizeGreaterThan(60)
                .allSatisfy(row -> {
                    SerfSubject subject = inState(row);
                    long ltime = row.get("LTime").asLong();
                    String message = row.get("Message").asString();

                    switch (message) {
                        case "join" -> subject.hear(new JoinIntent(time(ltime), name("n")));
                        case "leave" -> subject.hear(new LeaveIntent(time(ltime), name("n"), false));
                        case "leave+prune" -> subject.hear(new LeaveIntent(time(ltime), name("n"), true));
                        case "memberlist-join" -> subject.hear(alive("n", 100));
                        case "memberlist-leave" -> subject.fail("n");
                        default -> throw new IllegalStateException(row.toString());
                    }

                    List<SerfOutput> outputs = List.copyOf(subject.seen());
                    List<SerfOutput> later = subject.pass(Duration.ofSeconds(7));
                    List<String> events =
                            SerfSubject.changes(Stream.concat(outputs.stream(), later.stream())
                                            .toList())
                                    .stream()
                                    .map(change -> switch (change) {
                                        case JOINED -> "member-join";
                                        case LEFT -> "member-leave";
                                        case FAILED -> "member-failed";
                                        case UPDATED -> "member-update";
                                        case REAPED -> "member-reap";
                                    })
                                    .toList();
                    boolean toldOn = SerfSubject.messages(later).stream().anyMatch(IntentsTest::isAboutN);
                    assertThat(events).as("%s", row).isEqualTo(texts(row.get("Events")));
                    assertThat(toldOn)
                            .as("%s", row)
                            .isEqualTo(row.get("Rebroadcast").asBoolean());
                    assertResult(subject, row);
                });
    }

    @Test
    void aMemberThatJoinsASecondTimeIsAliveAgain() {
        assertThat(Tables.rows("serf-intent-table").filter(IntentsTest::isSecondJoin))
                .hasSize(2)
                .allSatisfy(row -> {
                    MemberStatus before =
                            MemberStatus.valueOf(row.get("Initial").asString().toUpperCase(Locale.ROOT));
                    List<SerfEvent.Change> changes = new ArrayList<>();
                    var roster = new Roster((now, change, member) -> changes.add(change), ReapTimeouts.asConfigured());
                    roster.put(new SerfMember(
                            name("n"), SerfSubject.address("n"), Tags.NONE, before, ProtocolVersions.CONSUL, time(10)));

                    roster.joined(
                            SerfSubject.NOON,
                            new NodeState(
                                    name("n"),
                                    SerfSubject.address("n"),
                                    Bytes.EMPTY,
                                    Incarnation.FIRST,
                                    MemberState.ALIVE,
                                    ProtocolVersions.CONSUL),
                            Optional.empty());

                    assertThat(changes).containsExactly(SerfEvent.Change.JOINED);
                    assertThat(roster.find(name("n")).orElseThrow().status()).isEqualTo(MemberStatus.ALIVE);
                    assertThat(roster.find(name("n")).orElseThrow().statusTime())
                            .isEqualTo(time(10));
                });
    }

    @Test
    void readsTheLamportClockAsTheReferenceDoes() {
        var clock = new LamportClock();

        assertThat(Tables.rows("lamport-sequence")).isNotEmpty().allSatisfy(row -> {
            if (row.get("op").asString().equals("increment")) {
                clock.increment();
            } else {
                clock.witness(time(row.get("value").asLong()));
            }
            assertThat(clock.time()).isEqualTo(time(row.get("time").asLong()));
        });
    }

    @Test
    void answersARumourThatItLeavesWithAJoinIntent() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.drain();

        subject.hear(new LeaveIntent(time(50), name("self"), false));

        assertThat(subject.statusOf("self")).isEqualTo(MemberStatus.ALIVE);
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1))))
                .contains(new JoinIntent(time(51), name("self")))
                .noneMatch(LeaveIntent.class::isInstance);
    }

    @Test
    void forcesAFailedMemberOut() {
        SerfSubject subject = SerfSubject.knowing("a", "b");
        subject.fail("a");

        subject.step(new SerfInput.ForceLeave(new AskTicket(1), name("a"), false));

        assertThat(subject.statusOf("a")).isEqualTo(MemberStatus.LEFT);
        assertThat(SerfSubject.messages(subject.pass(Duration.ofSeconds(1))))
                .contains(new LeaveIntent(time(1), name("a"), false));
    }

    @Test
    void prunesAFailedMemberAtOnceAndALiveOneOnlyWhenItHadTimeToGo() {
        SerfSubject subject = SerfSubject.knowing("failed", "alive", "b");
        subject.fail("failed");

        subject.step(new SerfInput.ForceLeave(new AskTicket(1), name("failed"), true));
        subject.step(new SerfInput.ForceLeave(new AskTicket(1), name("alive"), true));
        subject.pass(Duration.ofMillis(5_999));
        MemberStatus before = subject.statusOf("alive");
        subject.pass(Duration.ofMillis(1));

        assertThat(subject.statusOf("failed")).isEqualTo(MemberStatus.NONE);
        assertThat(before).isEqualTo(MemberStatus.LEAVING);
        assertThat(subject.statusOf("alive")).isEqualTo(MemberStatus.NONE);
    }

    @Test
    void doesNotForceItselfOut() {
        SerfSubject subject = SerfSubject.knowing("a");

        subject.step(new SerfInput.ForceLeave(new AskTicket(1), name("self"), false));

        assertThat(subject.events()).hasOnlyElementsOfType(SerfEvent.CommandRefused.class);
        assertThat(subject.statusOf("self")).isEqualTo(MemberStatus.ALIVE);
    }

    @Test
    void forgetsIntentsAboutTheUnknownAfterFiveMinutes() {
        SerfSubject subject = SerfSubject.knowing("a");
        subject.hear(new LeaveIntent(time(10), name("n"), false));

        subject.pass(Duration.ofMinutes(6));
        subject.meet("n");

        assertThat(subject.statusOf("n")).isEqualTo(MemberStatus.ALIVE);
    }

    @Test
    void keepsIntentsAboutOnlySoManyUnknownMembers() {
        var recent = new RecentIntents();
        for (int i = 0; i < RecentIntents.LIMIT; i++) {
            assertThat(recent.keep(name("n" + i), new RecentIntents.Intent(true, time(1), SerfSubject.NOON)))
                    .isTrue();
        }

        assertThat(recent.keep(name("more"), new RecentIntents.Intent(true, time(1), SerfSubject.NOON)))
                .isFalse();
        assertThat(recent.keep(name("n0"), new RecentIntents.Intent(true, time(2), SerfSubject.NOON)))
                .isTrue();
    }

    @Test
    void forgetsTheFailedAndTheLeftAfterADay() {
        SerfSubject subject = SerfSubject.knowing("failed", "left", "a");
        subject.fail("failed");
        subject.hear(new LeaveIntent(time(10), name("left"), false));
        subject.sayGoodbye("left");
        subject.forget();

        subject.pass(Duration.ofHours(23));
        var before = List.copyOf(SerfSubject.changes(subject.seen()));
        subject.pass(Duration.ofHours(2));

        assertThat(before).isEmpty();
        assertThat(SerfSubject.changes(subject.seen()))
                .containsExactly(SerfEvent.Change.REAPED, SerfEvent.Change.REAPED);
    }

    @Test
    void aMemberMaySayItselfHowLongItIsRemembered() {
        var environment = new SerfMachine.Environment(
                Admission.everybody(), (member, configured) -> Duration.ofHours(1), Keyring.EMPTY, Snapshot.EMPTY, 0);
        SerfSubject subject = SerfSubject.with(SerfSettings.library(), environment);
        subject.meet("failed");
        subject.fail("failed");

        subject.pass(Duration.ofMinutes(61));

        assertThat(subject.statusOf("failed")).isEqualTo(MemberStatus.NONE);
    }

    private static SerfSubject inState(JsonNode row) {
        SerfSubject subject = SerfSubject.knowing("a");
        switch (row.get("Initial").asString()) {
            case "unknown" -> {}
            case "unknown+join-intent@10" -> subject.hear(new JoinIntent(time(10), name("n")));
            case "unknown+leave-intent@10" -> subject.hear(new LeaveIntent(time(10), name("n"), false));
            case "alive" -> known(subject);
            case "leaving" -> leaving(subject);
            case "left" -> {
                leaving(subject);
                subject.sayGoodbye("n");
            }
            case "failed" -> {
                known(subject);
                subject.fail("n");
            }
            default -> throw new IllegalStateException(row.toString());
        }
        subject.drain();
        return subject;
    }

    /// A join of a member that is there: the membership inside never tells of one, so the roster is asked alone.
    private static boolean isSecondJoin(JsonNode row) {
        return row.get("Message").asString().equals("memberlist-join")
                && List.of("alive", "leaving").contains(row.get("Initial").asString());
    }

    private static void known(SerfSubject subject) {
        subject.meet("n");
        subject.hear(new JoinIntent(time(10), name("n")));
    }

    private static void leaving(SerfSubject subject) {
        subject.meet("n");
        subject.hear(new LeaveIntent(time(10), name("n"), false));
    }

    private static void assertResult(SerfSubject subject, JsonNode row) {
        String result = row.get("Result").asString();
        if (result.startsWith("unknown")) {
            assertThat(subject.statusOf("n")).as("%s", row).isEqualTo(MemberStatus.NONE);
        } else {
            assertThat(subject.statusOf("n"))
                    .as("%s", row)
                    .isEqualTo(MemberStatus.valueOf(result.toUpperCase(Locale.ROOT)));
            assertThat(subject.machine().member(name("n")).orElseThrow().statusTime())
                    .as("%s", row)
                    .isEqualTo(time(row.get("ResultLTime").asLong()));
        }
    }

    private static boolean isAboutN(SerfMessage message) {
        return (message instanceof JoinIntent join && join.node().equals(name("n")))
                || (message instanceof LeaveIntent leave && leave.node().equals(name("n")));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
