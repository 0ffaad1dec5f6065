package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.alive;
import static io.tombolo.core.gossip.swim.Subject.dead;
import static io.tombolo.core.gossip.swim.Subject.name;
import static io.tombolo.core.gossip.swim.Subject.suspect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DisseminationTest {

    @Test
    void tellsThreeMembersAtRandomEachBeat() {
        Subject subject = Subject.knowing("a", "b", "c", "d", "e");

        var sends = Subject.sends(tick(subject));

        assertThat(sends)
                .hasSize(3)
                .allSatisfy(send -> assertThat(send.messages()).isNotEmpty());
        assertThat(targets(sends)).hasSize(3).doesNotContain(name("self"));
    }

    @Test
    void anIdlePoolDoesNotGossip() {
        Subject subject = Subject.knowing("a", "b");
        subject.passFiring(Duration.ofSeconds(30), SwimTimer.GossipTick.class);
        subject.forget();

        subject.passFiring(Duration.ofMinutes(5), SwimTimer.GossipTick.class);

        assertThat(subject.seen()).isEmpty();
    }

    @Test
    void theBeatKeepsItsPhaseOverAPause() {
        Subject subject = Subject.knowing("a", "b");
        subject.passFiring(Duration.ofSeconds(30), SwimTimer.GossipTick.class);
        var first = nextBeat(subject);

        subject.passFiring(Duration.ofMillis(4_321), SwimTimer.GossipTick.class);
        var second = nextBeat(subject);

        assertThat(Duration.between(first, second).toMillis() % 200).isZero();
    }

    @Test
    void everyRumourIsSentAsOftenAsThePoolIsLarge() {
        Subject subject = Subject.knowing("a", "b", "c", "d", "e");
        drain(subject);

        subject.hear(alive("a", 6));

        // 6 known nodes: 4 * ceil(log10(7)) = 4.
        assertThat(drain(subject).stream().filter(alive("a", 6)::equals)).hasSize(4);
    }

    @Test
    void aNewerRumourReplacesTheOlderOneAboutTheSameMember() {
        Subject subject = Subject.knowing("a", "b", "c", "d", "e");
        drain(subject);

        subject.hear(suspect("a", 5, "b"));
        subject.hear(alive("a", 6));

        assertThat(drain(subject)).contains(alive("a", 6)).doesNotContain(suspect("a", 5, "b"));
    }

    @Test
    void aRefutationReplacesTheOlderAliveAboutItself() {
        Subject subject = Subject.knowing("a", "b");

        subject.hear(suspect("self", 1, "a"));

        assertThat(drain(subject)).contains(alive("self", 2)).doesNotContain(alive("self", 1));
    }

    @Test
    void ridesOnAcksInWhatRoomTheyLeave() {
        Subject subject = Subject.knowing("a", "b", "c");

        var send = Subject.sends(subject.hear(ping())).getFirst();

        assertThat(send.messages()).hasSizeGreaterThan(1);
        assertThat(send.checksum()).isFalse();
    }

    @Test
    void fillsAPacketToItsBudgetAndNoFurther() {
        Subject subject = Subject.knowing(names(40));

        // 1400 - 2 = 1398 bytes, 102 for each message of 100.
        assertThat(Subject.sends(tick(subject)).getFirst().messages()).hasSize(13);
    }

    @Test
    void labelAndEncryptionTakeTheirShareOfTheBudget() {
        Subject subject = Subject.withSettings(SwimSettings.lan()
                .change()
                .wrapperOverhead(SwimSettings.ENCRYPTION_OVERHEAD + 60)
                .settings());
        Arrays.stream(names(40)).forEach(other -> subject.hear(alive(other, 1)));

        assertThat(Subject.sends(tick(subject)).getFirst().messages()).hasSize(12);
    }

    @Test
    void gossipToAKnownMemberMayCarryAChecksumIfItUnderstandsIt() {
        Subject modern = Subject.knowing("a");
        Subject old = Subject.withSettings(SwimSettings.lan());
        Alive claim = alive("a", 1);
        old.hear(new Alive(
                claim.incarnation(),
                claim.node(),
                claim.address(),
                Bytes.EMPTY,
                new ProtocolVersions(1, 4, 2, 2, 5, 4)));

        assertThat(Subject.sends(tick(modern)).getFirst().checksum()).isTrue();
        assertThat(Subject.sends(tick(old)).getFirst().checksum()).isFalse();
    }

    @Test
    void theLayerAboveGetsWhatIsLeft() {
        var cargo = new OneCargo(Bytes.EMPTY);
        Subject subject = Subject.with(SwimSettings.lan(), cargo, Admission.everybody());
        subject.hear(alive("a", 1));
        cargo.wants(new UserMessage(Bytes.ofText("event")));

        var send = Subject.sends(tick(subject)).getFirst();

        assertThat(send.messages()).contains(new UserMessage(Bytes.ofText("event")));
        assertThat(cargo.lastBudget()).isEqualTo(1398 - 2 * 102);
    }

    @Test
    void broadcastsOfTheLayerAboveStartTheBeat() {
        var cargo = new OneCargo(Bytes.EMPTY);
        Subject subject = Subject.with(SwimSettings.lan(), cargo, Admission.everybody());
        subject.hear(alive("a", 1));
        subject.passFiring(Duration.ofSeconds(30), SwimTimer.GossipTick.class);
        subject.forget();
        cargo.wants(new UserMessage(Bytes.ofText("event")));

        subject.step(new SwimInput.CargoWaiting());
        subject.passFiring(Duration.ofSeconds(1), SwimTimer.GossipTick.class);

        assertThat(Subject.messages(subject.seen())).containsExactly(new UserMessage(Bytes.ofText("event")));
    }

    @Test
    void suspectsAndTheRecentlyDeadHearGossipThoseThatLeftDoNot() {
        Subject subject = Subject.knowing("suspect", "dead", "left");
        subject.hear(suspect("suspect", 5, "x"), dead("dead", 5, "x"), dead("left", 5, "left"));

        assertThat(targets(Subject.sends(tick(subject)))).containsExactlyInAnyOrder(name("suspect"), name("dead"));
    }

    @Test
    void theLongDeadHearNoMoreGossip() {
        Subject subject = Subject.knowing("a", "dead");
        subject.hear(dead("dead", 5, "x"));
        subject.passFiring(Duration.ofSeconds(31), SwimTimer.GossipTick.class);

        subject.hear(alive("a", 6));

        assertThat(targets(Subject.sends(tick(subject)))).containsExactly(name("a"));
    }

    @Test
    void aMemberBackFromTheDeadHearsGossipAgain() {
        Subject subject = Subject.knowing("dead");
        subject.hear(dead("dead", 5, "x"));
        subject.passFiring(Duration.ofSeconds(31), SwimTimer.GossipTick.class);
        tick(subject);

        subject.hear(alive("dead", 6));

        assertThat(targets(Subject.sends(tick(subject)))).containsExactly(name("dead"));
    }

    @Test
    void aCompoundHasAtMost255Parts() {
        var cargo = new OneCargo(Bytes.EMPTY);
        Subject subject = Subject.with(SwimSettings.lan(), cargo, Admission.everybody());
        subject.hear(alive("a", 1));
        var tiny = new UserMessage(Bytes.ofText("x"));
        cargo.wants(java.util.Collections.nCopies(300, tiny).toArray(UserMessage[]::new));

        var sends = Subject.sends(tick(subject));

        assertThat(sends).extracting(send -> send.messages().size()).containsExactly(255, 47);
    }

    private static Ping ping() {
        return new Ping(new SequenceNumber(1), name("self"), new Source(name("asker"), Subject.address("asker")));
    }

    private static List<SwimOutput> tick(Subject subject) {
        return subject.step(new SwimInput.Woken(new SwimTimer.GossipTick()));
    }

    private static List<PacketMessage> drain(Subject subject) {
        subject.forget();
        for (int i = 0; i < 100; i++) {
            tick(subject);
        }
        return Subject.messages(subject.seen());
    }

    private static java.time.Instant nextBeat(Subject subject) {
        return subject.hear(alive("a", subject.incarnationOf("a") + 1)).stream()
                .filter(SwimOutput.WakeAt.class::isInstance)
                .map(output -> ((SwimOutput.WakeAt) output).at())
                .findFirst()
                .orElseThrow();
    }

    private static Set<MemberName> targets(List<SwimOutput.Send> sends) {
        return sends.stream().map(send -> send.to().name()).collect(Collectors.toSet());
    }

    private static String[] names(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "n" + i).toArray(String[]::new);
    }
}
