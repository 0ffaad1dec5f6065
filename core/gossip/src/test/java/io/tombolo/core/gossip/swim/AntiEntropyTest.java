package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.address;
import static io.tombolo.core.gossip.swim.Subject.alive;
import static io.tombolo.core.gossip.swim.Subject.name;
import static io.tombolo.core.gossip.swim.Subject.peer;
import static io.tombolo.core.gossip.swim.Subject.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AntiEntropyTest {

    private static final JoinTicket TICKET = new JoinTicket(1);
    private static final StreamId INCOMING = new StreamId(77);

    @Test
    void joinsThroughEveryContactWithItsWholeState() {
        Subject subject = Subject.with(SwimSettings.lan(), new OneCargo(Bytes.ofText("serf")), Admission.everybody());

        var opened = opened(subject.step(new SwimInput.JoinPool(TICKET, List.of(peer("a"), peer("b")))));

        assertThat(opened).extracting(SwimOutput.OpenPushPull::to).containsExactly(peer("a"), peer("b"));
        assertThat(opened).allSatisfy(open -> {
            assertThat(open.state())
                    .isEqualTo(new PushPull(true, List.of(state("self", 1, MemberState.ALIVE)), Bytes.ofText("serf")));
            assertThat(open.timeout()).isEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void oneContactThatAnswersIsEnough() {
        Subject subject = Subject.withSettings(SwimSettings.lan());
        var opened = opened(subject.step(new SwimInput.JoinPool(TICKET, List.of(peer("a"), peer("b")))));

        var first = subject.step(new SwimInput.StreamFailed(opened.get(0).stream(), "refused"));
        var second = subject.step(new SwimInput.PushPullAnswered(
                opened.get(1).stream(), pushPull(true, state("b", 3, MemberState.ALIVE))));

        assertThat(Subject.events(first)).isEmpty();
        assertThat(Subject.events(second))
                .contains(new SwimEvent.JoinFinished(
                        TICKET, 1, List.of(new SwimEvent.JoinFailure(peer("a"), "refused"))));
        assertThat(subject.stateOf("b")).isEqualTo(MemberState.ALIVE);
    }

    @Test
    void aJoinWithoutContactsFails() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        assertThat(Subject.events(subject.step(new SwimInput.JoinPool(TICKET, List.of()))))
                .containsExactly(new SwimEvent.JoinFinished(TICKET, 0, List.of()));
    }

    @Test
    void aJoinWhoseAnswerIsRefusedFails() {
        Subject subject = Subject.with(SwimSettings.lan(), Cargo.nothing(), new RefusesJoins());
        var opened = opened(subject.step(new SwimInput.JoinPool(TICKET, List.of(peer("a")))));

        var outputs = subject.step(new SwimInput.PushPullAnswered(
                opened.getFirst().stream(), pushPull(true, state("a", 3, MemberState.ALIVE))));

        assertThat(Subject.events(outputs))
                .containsExactly(
                        new SwimEvent.MergeRefused(address("a"), true, "not here"),
                        new SwimEvent.JoinFinished(
                                TICKET, 0, List.of(new SwimEvent.JoinFailure(peer("a"), "not here"))));
    }

    @Test
    void answersBeforeItMerges() {
        Subject subject = Subject.knowing("a");

        var outputs = subject.step(
                new SwimInput.PushPullAsked(INCOMING, address("b"), pushPull(true, state("b", 3, MemberState.ALIVE))));

        assertThat(outputs.getFirst()).isInstanceOf(SwimOutput.AnswerStream.class);
        PushPull answer = (PushPull) ((SwimOutput.AnswerStream) outputs.getFirst()).answer();
        assertThat(answer.join()).isTrue();
        assertThat(answer.nodes())
                .containsExactlyInAnyOrder(state("self", 1, MemberState.ALIVE), state("a", 5, MemberState.ALIVE));
        assertThat(subject.stateOf("b")).isEqualTo(MemberState.ALIVE);
    }

    @Test
    void aRefusedJoinerGetsACompleteAnswerAllTheSame() {
        Subject subject = Subject.with(SwimSettings.lan(), Cargo.nothing(), new RefusesJoins());

        var outputs = subject.step(
                new SwimInput.PushPullAsked(INCOMING, address("b"), pushPull(true, state("b", 3, MemberState.ALIVE))));

        assertThat(outputs.getFirst()).isInstanceOf(SwimOutput.AnswerStream.class);
        assertThat(Subject.events(outputs)).containsExactly(new SwimEvent.MergeRefused(address("b"), true, "not here"));
        assertThat(subject.membership().member(name("b"))).isEmpty();
    }

    @Test
    void thePeriodicExchangeAsksNobodyWhetherItMayMerge() {
        Subject subject = Subject.with(SwimSettings.lan(), Cargo.nothing(), new RefusesJoins());

        subject.step(
                new SwimInput.PushPullAsked(INCOMING, address("b"), pushPull(false, state("b", 3, MemberState.ALIVE))));

        assertThat(subject.stateOf("b")).isEqualTo(MemberState.ALIVE);
    }

    @Test
    void theStateOfTheLayerAboveIsHandedOnAfterTheMembers() {
        Subject subject = Subject.withSettings(SwimSettings.lan());
        var theirs = new PushPull(true, List.of(state("b", 3, MemberState.ALIVE)), Bytes.ofText("serf"));

        var outputs = subject.step(new SwimInput.PushPullAsked(INCOMING, address("b"), theirs));

        assertThat(outputs.getLast()).isEqualTo(new SwimOutput.DeliverState(Bytes.ofText("serf"), true));
    }

    @Test
    void listsEveryMemberInEveryState() {
        Subject subject = Subject.knowing("alive", "suspect", "dead", "left");
        subject.hear(Subject.suspect("suspect", 5, "x"), Subject.dead("dead", 5, "x"), Subject.dead("left", 5, "left"));

        var outputs = subject.step(new SwimInput.PushPullAsked(INCOMING, address("b"), pushPull(false)));

        PushPull answer = (PushPull) ((SwimOutput.AnswerStream) outputs.getFirst()).answer();
        assertThat(answer.nodes())
                .containsExactlyInAnyOrder(
                        state("self", 1, MemberState.ALIVE),
                        state("alive", 5, MemberState.ALIVE),
                        state("suspect", 5, MemberState.SUSPECT),
                        state("dead", 5, MemberState.DEAD),
                        state("left", 5, MemberState.LEFT));
    }

    @Test
    void exchangesStatesWithOneLiveMemberNowAndThen() {
        Subject subject = Subject.knowing("a", "dead");
        subject.hear(Subject.dead("dead", 5, "x"));
        subject.forget();

        subject.passFiring(Duration.ofMinutes(3), SwimTimer.PushPullTick.class);

        assertThat(opened(subject.seen())).hasSizeBetween(5, 6).allSatisfy(open -> {
            assertThat(open.to()).isEqualTo(peer("a"));
            assertThat(open.state().join()).isFalse();
        });
    }

    @Test
    void saysThatAPeriodicExchangeFailed() {
        Subject subject = Subject.knowing("a");
        var opened = opened(subject.passFiring(Duration.ofMinutes(1), SwimTimer.PushPullTick.class));

        var outputs = subject.step(new SwimInput.StreamFailed(opened.getFirst().stream(), "timeout"));

        assertThat(Subject.events(outputs)).containsExactly(new SwimEvent.PushPullFailed(peer("a"), "timeout"));
    }

    @Test
    void learnsFromTheAnswerWhatItWasInAFormerLife() {
        Subject subject = Subject.withSettings(SwimSettings.lan());
        var opened = opened(subject.step(new SwimInput.JoinPool(TICKET, List.of(peer("a")))));

        subject.step(new SwimInput.PushPullAnswered(
                opened.getFirst().stream(),
                pushPull(true, state("a", 3, MemberState.ALIVE), state("self", 8, MemberState.LEFT))));

        assertThat(subject.stateOf("self")).isEqualTo(MemberState.ALIVE);
        assertThat(subject.incarnationOf("self")).isEqualTo(9);
    }

    @Test
    void refusesVersionsThatDoNotGoTogetherAsTheReferenceDoes() {
        assertThat(Tables.rows("protocol-verification-table")).isNotEmpty().allSatisfy(row -> {
            var known = new Member(claim("self", row.get("local_vsn").asString()), Standing.LIVE);
            List<NodeState> remote = new ArrayList<>();
            row.get("remote_vsn").forEach(versions -> remote.add(remote("r" + remote.size(), versions.asString())));

            Optional<String> obstacle = VersionCheck.obstacle(remote, List.of(known));

            assertThat(obstacle.orElse("")).isEqualTo(row.get("error").asString());
            assertThat(obstacle.isEmpty()).isEqualTo(row.get("accepted").asBoolean());
        });
    }

    @Test
    void ignoresClaimsWhoseVersionsMakeNoSense() {
        Subject subject = Subject.withSettings(SwimSettings.lan());

        for (String versions : List.of("000502020504", "010002020504", "050302020504")) {
            subject.hear(claim("n", versions));
        }

        assertThat(subject.membership().member(name("n"))).isEmpty();
    }

    @Test
    void letsMembersInFromAllowedNetworksOnly() {
        Subject subject = Subject.withSettings(SwimSettings.lan()
                .change()
                .allowedNetworks(List.of(Network.parse("10.0.1.0/24")))
                .settings());

        subject.hearFrom(address("a"), alive("b", 1), alive("cc", 1));
        subject.hearFrom(address("cc"), alive("d", 1));
        var refused = subject.step(
                new SwimInput.PushPullAsked(INCOMING, address("cc"), pushPull(true, state("e", 3, MemberState.ALIVE))));

        assertThat(subject.membership().members())
                .extracting(NodeState::name)
                .containsExactlyInAnyOrder(name("self"), name("b"));
        assertThat(refused.getFirst()).isEqualTo(new SwimOutput.CloseStream(INCOMING));
    }

    private static PushPull pushPull(boolean join, NodeState... nodes) {
        return new PushPull(join, List.of(nodes), Bytes.EMPTY);
    }

    private static Alive claim(String name, String hex) {
        return new Alive(new Incarnation(1), name(name), address(name), Bytes.EMPTY, versions(hex));
    }

    private static NodeState remote(String name, String hex) {
        return new NodeState(
                name(name), address(name), Bytes.EMPTY, new Incarnation(1), MemberState.ALIVE, versions(hex));
    }

    private static ProtocolVersions versions(String hex) {
        byte[] v = HexFormat.of().parseHex(hex);
        return v.length == 0 ? ProtocolVersions.NONE : new ProtocolVersions(v[0], v[1], v[2], v[3], v[4], v[5]);
    }

    private static List<SwimOutput.OpenPushPull> opened(List<SwimOutput> outputs) {
        return outputs.stream()
                .filter(SwimOutput.OpenPushPull.class::isInstance)
                .map(SwimOutput.OpenPushPull.class::cast)
                .toList();
    }

    /// Takes single claims, but no joins.
    private static final class RefusesJoins implements Admission {

        @Override
        public Optional<String> obstacleTo(Alive claim) {
            return Optional.empty();
        }

        @Override
        public Optional<String> obstacleToMerge(List<NodeState> members) {
            return Optional.of("not here");
        }
    }
}
