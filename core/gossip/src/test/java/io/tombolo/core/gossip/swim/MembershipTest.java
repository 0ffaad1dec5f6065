package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.address;
import static io.tombolo.core.gossip.swim.Subject.alive;
import static io.tombolo.core.gossip.swim.Subject.dead;
import static io.tombolo.core.gossip.swim.Subject.suspect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void startsAsAPoolOfOneWithIncarnationOne() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        assertThat(subject.membership().size()).isEqualTo(1);
        assertThat(subject.incarnationOf("self")).isEqualTo(1);
    }

    @Test
    void hearsNothingBeforeItStarts() {
        var membership = new Membership(
                SwimSettings.lan(),
                alive("self", 1),
                new SplittableRandom(1),
                message -> 100,
                Cargo.nothing(),
                Admission.everybody());

        var outputs = membership.step(
                Subject.NOON, new SwimInput.PacketHeard(address("a"), Subject.NOON, List.of(alive("a", 1))));

        assertThat(outputs).isEmpty();
        assertThat(membership.size()).isEqualTo(1);
    }

    @Test
    void startsOnlyOnce() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        assertThatThrownBy(() -> subject.step(new SwimInput.Start())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refutesAnAccusationAboveTheIncarnationItIsAccusedWith() {
        Subject subject = Subject.knowing("a");

        var outputs = subject.hear(suspect("self", 7, "a"));

        assertThat(Subject.events(outputs)).contains(new SwimEvent.AccusationRefuted(new Incarnation(8)));
        assertThat(subject.incarnationOf("self")).isEqualTo(8);
        assertThat(Subject.messages(subject.pass(Duration.ofSeconds(1)))).contains(alive("self", 8));
    }

    @Test
    void everyRefutationCostsHealth() {
        Subject subject = Subject.knowing("a");

        var outputs = subject.hear(suspect("self", 1, "a"));

        assertThat(Subject.events(outputs)).contains(new SwimEvent.HealthChanged(1));
    }

    @Test
    void aNewMetaComesWithAHigherIncarnation() {
        Subject subject = Subject.knowing("a");

        subject.step(new SwimInput.UpdateMeta(Bytes.ofText("m"), FIVE_SECONDS));

        assertThat(Subject.messages(subject.passFiring(FIVE_SECONDS, SwimTimer.GossipTick.class)))
                .contains(alive("self", 2, address("self"), Bytes.ofText("m")));
        assertThat(subject.events()).contains(new SwimEvent.MetaSpread(true));
    }

    @Test
    void saysWhenANewMetaDidNotGetAroundInTime() {
        Subject subject = Subject.knowing("a");
        subject.step(new SwimInput.UpdateMeta(Bytes.ofText("m"), FIVE_SECONDS));

        subject.passFiring(FIVE_SECONDS, SwimTimer.SpreadTimeout.class);

        assertThat(subject.events()).contains(new SwimEvent.MetaSpread(false));
    }

    @Test
    void refusesAMetaThatPeersWouldNotTake() {
        assertThatThrownBy(() -> new SwimInput.UpdateMeta(Bytes.wrap(new byte[513]), FIVE_SECONDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAnUpdateOfAnotherMember() {
        Subject subject = Subject.knowing("a");

        var outputs = subject.hear(alive("a", 6, address("a"), Bytes.ofText("m")));

        assertThat(Subject.events(outputs)).hasExactlyElementsOfTypes(SwimEvent.MemberUpdated.class);
    }

    @Test
    void leavesWithAGoodbyeThatGetsAround() {
        Subject subject = Subject.knowing("a", "b");

        subject.step(new SwimInput.LeavePool(FIVE_SECONDS));
        subject.passFiring(FIVE_SECONDS, SwimTimer.GossipTick.class);

        assertThat(subject.stateOf("self")).isEqualTo(MemberState.LEFT);
        assertThat(Subject.messages(subject.seen())).contains(dead("self", 1, "self"));
        assertThat(subject.events()).contains(new SwimEvent.FarewellSpread(true));
    }

    @Test
    void aloneItLeavesAtOnce() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        var outputs = subject.step(new SwimInput.LeavePool(FIVE_SECONDS));

        assertThat(Subject.events(outputs)).contains(new SwimEvent.FarewellSpread(true));
    }

    @Test
    void aGoodbyeThatDoesNotGetAroundHasItsTimeout() {
        Subject subject = Subject.knowing("a");
        subject.step(new SwimInput.LeavePool(FIVE_SECONDS));

        subject.passFiring(FIVE_SECONDS, SwimTimer.SpreadTimeout.class);

        assertThat(subject.events()).contains(new SwimEvent.FarewellSpread(false));
    }

    @Test
    void whileLeavingItDoesNotRefute() {
        Subject subject = Subject.knowing("a");
        subject.step(new SwimInput.LeavePool(FIVE_SECONDS));

        subject.hear(suspect("self", 3, "a"), dead("self", 3, "a"), alive("self", 9));

        assertThat(subject.stateOf("self")).isEqualTo(MemberState.LEFT);
        assertThat(subject.incarnationOf("self")).isEqualTo(1);
    }

    @Test
    void anAliveWithoutAPortMeansTheOwnPort() {
        Subject subject = Subject.withSettings(SwimSettings.lan());
        Alive claim = alive("a", 1);

        subject.hear(new Alive(
                claim.incarnation(), claim.node(), claim.address().withPort(0), claim.meta(), claim.versions()));

        assertThat(subject.membership().member(claim.node()).orElseThrow().address())
                .isEqualTo(address("a"));
    }

    @Test
    void messagesForTheLayerAboveAreHandedOn() {
        Subject subject = Subject.knowing("a");

        var byPacket = subject.hearFrom(address("a"), new UserMessage(Bytes.ofText("x")));
        var byStream = subject.step(new SwimInput.StreamMessageHeard(address("a"), Bytes.ofText("y")));

        assertThat(byPacket).containsExactly(new SwimOutput.Deliver(address("a"), Bytes.ofText("x")));
        assertThat(byStream).containsExactly(new SwimOutput.Deliver(address("a"), Bytes.ofText("y")));
    }

    @Test
    void choosesOnlyLiveOthersEachOnce() {
        Subject subject = Subject.knowing("a", "b", "c", "d");
        subject.hear(suspect("c", 5, "a"), dead("d", 5, "a"));

        for (int i = 0; i < 50; i++) {
            assertThat(subject.membership().choose(4, member -> true))
                    .extracting(member -> member.name().name())
                    .containsExactlyInAnyOrder("a", "b");
        }
    }
}
