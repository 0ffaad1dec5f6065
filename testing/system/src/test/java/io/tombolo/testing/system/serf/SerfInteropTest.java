package io.tombolo.testing.system.serf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.contract.members.KeyringChange;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.gossip.codec.GossipKey;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.Question;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.wire.Bytes;
import io.tombolo.gossipservice.GossipPool;
import io.tombolo.gossipservice.PoolSettings;
import io.tombolo.gossipservice.QueryResponder;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.system.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each test asserts on what the real side reports. Source of the plan: gossip sheet 25.
@Tag("serf")
class SerfInteropTest {

    private static final String KEY_A = "cg8StVXbQJ0gPvMd9o7yrg==";
    private static final String KEY_B = "T9jncgl9mbLus+baTTa7q7nPSUrXwbDi2dhbtqir37s=";

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    private final EventLoops loops = EventLoops.start("test-net", 1);

    @BeforeEach
    void needSerf() {
        assumeTrue(SerfAgent.installed(), "needs the serf agent: apt-get install serf");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        loops.close();
    }

    @Test
    void weJoinSerf() {
        SerfAgent serf = serf("a");
        GossipPool ours = ours("j", settings -> settings.with(Tags.of(Map.of("role", "java"))));

        var report = ours.join(List.of(at(serf.port())), false).join();

        assertThat(report.reached()).isEqualTo(1);
        soon().untilAsserted(() -> {
            var member = serf.member("j");
            assertThat(member.path("status").asString("")).isEqualTo("alive");
            assertThat(member.path("tags").path("role").asString("")).isEqualTo("java");
        });
        soon().until(() -> status(ours, "a"), Member.Status.ALIVE::equals);
    }

    @Test
    void serfJoinsUs() {
        GossipPool ours = ours("j");
        SerfAgent serf = serf("a");
        awaitReady(serf);

        var joined = serf.run("join", "127.0.0.1:" + ours.address().getPort());

        assertThat(joined.output()).contains("Successfully joined cluster by contacting 1 nodes.");
        soon().until(() -> serf.statuses(), Map.of("a", "alive", "j", "alive")::equals);
        soon().until(() -> status(ours, "a"), Member.Status.ALIVE::equals);
    }

    @Test
    void aThirdNodeIsLearntByGossip() {
        SerfAgent a = serf("a");
        GossipPool ours = joined("j", a);
        SerfAgent b = serf("b", "-join=127.0.0.1:" + a.port());

        soon().until(() -> b.statuses().get("j"), "alive"::equals);
        soon().until(() -> status(ours, "b"), Member.Status.ALIVE::equals);
    }

    @Test
    void ourLeaveIsALeave() {
        SerfAgent serf = serf("a");
        GossipPool ours = joined("j", serf);

        ours.leave().join();

        soon().until(() -> serf.statuses().get("j"), "left"::equals);
    }

    @Test
    void theirLeaveIsALeave() {
        SerfAgent serf = serf("a");
        GossipPool ours = joined("j", serf);

        serf.run("leave");

        soon().until(() -> status(ours, "a"), Member.Status.LEFT::equals);
    }

    @Test
    void ourDeathIsDetected() {
        SerfAgent serf = serf("a");
        GossipPool ours = joined("j", serf);

        ours.close();

        soon().until(() -> serf.statuses().get("j"), "failed"::equals);
    }

    @Test
    void theirDeathIsDetectedAndToldToTheOthers() {
        SerfAgent a = serf("a");
        SerfAgent b = serf("b", "-join=127.0.0.1:" + a.port());
        GossipPool ours = joined("j", a);
        soon().until(() -> status(ours, "b"), Member.Status.ALIVE::equals);

        b.kill();

        soon().until(() -> status(ours, "b"), Member.Status.FAILED::equals);
        soon().until(() -> a.statuses().get("b"), "failed"::equals);
    }

    @Test
    void aPausedAgentRefutesItsSuspicionAndIsNeverBuried() {
        SerfAgent serf = serf("a");
        SerfAgent other = serf("b", "-join=127.0.0.1:" + serf.port());
        GossipPool ours = joined("j", serf);
        soon().until(() -> status(ours, "b"), Member.Status.ALIVE::equals);
        var changes = new CopyOnWriteArrayList<String>();
        ours.watch(change -> changes.add(change.kind() + " " + change.member().name()));

        other.signal("STOP");
        await().atMost(Duration.ofSeconds(30)).until(() -> serf.log().contains("Suspect b has failed"));
        other.signal("CONT");

        soon().until(() -> other.log().contains("Refuting"));
        assertThat(serf.statuses()).containsEntry("b", "alive").containsEntry("j", "alive");
        assertThat(changes).doesNotContain("FAILED b");
    }

    @Test
    void tagsSpreadBothWays() {
        SerfAgent serf = serf("a");
        GossipPool ours = joined("j", serf);

        serf.run("tags", "-set", "colour=blue");
        ours.tags(Tags.of(Map.of("shape", "round"))).join();

        soon().until(() -> tags(ours, "a"), Map.of("colour", "blue")::equals);
        soon().untilAsserted(() -> assertThat(
                        serf.member("j").path("tags").path("shape").asString(""))
                .isEqualTo("round"));
    }

    @Test
    void userEventsArriveOnceBothWays() {
        SerfAgent serf = serf("a");
        GossipPool ours = joined("j", serf);
        var heard = new CopyOnWriteArrayList<UserEvent>();
        ours.watchEvents(heard::add);
        var monitor = serf.background(folder, "monitor", "-log-level=info");
        open.add(monitor);
        soon().until(() -> monitor.output().contains("agent:"));

        serf.run("event", "deploy", "v1");
        ours.fireEvent("rollback", Bytes.ofText("v0"), false).join();

        soon().until(() -> heard.stream().map(UserEvent::name).toList(), names -> names.contains("deploy"));
        soon().until(() -> monitor.output().contains("rollback"));
        assertThat(heard.stream()
                        .filter(event -> event.name().equals("deploy"))
                        .map(event -> event.payload().text()))
                .containsExactly("v1");
    }

    @Test
    void queriesAreAnsweredBothWays() {
        SerfAgent serf = serf("a");
        GossipPool ours = ours(
                "j",
                0,
                UnaryOperator.identity(),
                (name, payload) -> Optional.of(Bytes.ofText("java got " + name + " " + payload.text())));
        ours.join(List.of(at(serf.port())), false).join();
        soon().until(() -> serf.statuses().get("j"), "alive"::equals);

        var asked = serf.run("query", "-format=json", "-timeout=3s", "uptime", "now");
        var report = ours.query(new Question("anything", Bytes.EMPTY, List.of(), true, 0, Duration.ofSeconds(3)))
                .join();

        assertThat(asked.output()).contains("java got uptime now").contains("\"j\"");
        assertThat(report.acks()).contains("a");
    }

    @Test
    void reachabilityCountsUs() {
        SerfAgent serf = serf("a");
        joined("j", serf);

        var reached = serf.run("reachability");

        assertThat(reached.output()).contains("Successfully contacted all live nodes");
    }

    @Test
    void roundTripTimesOfOursAreKnown() {
        SerfAgent serf = serf("a");
        joined("j", serf);

        soon().until(() -> serf.run("rtt", "a", "j").output(), output -> output.contains("rtt:"));
    }

    @Test
    void forceLeaveTurnsFailedIntoLeft() {
        SerfAgent a = serf("a");
        SerfAgent b = serf("b", "-join=127.0.0.1:" + a.port());
        GossipPool ours = joined("j", a);
        soon().until(() -> status(ours, "b"), Member.Status.ALIVE::equals);
        b.kill();
        soon().until(() -> a.statuses().get("b"), "failed"::equals);
        soon().until(() -> status(ours, "b"), Member.Status.FAILED::equals);

        ours.forceLeave(new MemberName("b"), false).join();

        soon().until(() -> a.statuses().get("b"), "left"::equals);
    }

    @Test
    void anEncryptedPoolTakesUsInAndRefusesPlainTraffic() {
        SerfAgent serf = serf("a", "-encrypt=" + KEY_A);
        GossipPool plain = ours("plain");

        GossipPool ours = ours("j", settings -> settings.with(keyring(KEY_A)));
        ours.join(List.of(at(serf.port())), false).join();
        var refused = plain.join(List.of(at(serf.port())), false).join();

        soon().until(() -> serf.statuses().get("j"), "alive"::equals);
        assertThat(refused.reached()).isZero();
        assertThat(serf.statuses()).doesNotContainKey("plain");
    }

    @Test
    void keysAreRotatedFromEitherSide() throws IOException {
        Path keyringFile = folder.resolve("a.keyring");
        Files.writeString(keyringFile, "[\"%s\"]".formatted(KEY_A));
        SerfAgent serf = serf("a", "-keyring-file=" + keyringFile);
        GossipPool ours = ours(
                "j",
                settings ->
                        settings.with(keyring(KEY_A)).with(Optional.empty(), Optional.of(folder.resolve("j.keyring"))));
        ours.join(List.of(at(serf.port())), false).join();
        soon().until(() -> serf.statuses().get("j"), "alive"::equals);

        var installed = serf.run("keys", "-install=" + KEY_B);
        var used = serf.run("keys", "-use=" + KEY_B);
        var removed = ours.keyring(new KeyringChange.Remove(
                        GossipKey.ofBase64(KEY_A).orElseThrow().raw()))
                .join();
        var listed = serf.run("keys", "-list");

        assertThat(installed.output()).contains("Successfully installed key");
        assertThat(used.output()).contains("Successfully changed primary key");
        assertThat(removed.complete()).as("%s", removed).isTrue();
        assertThat(listed.output()).contains(KEY_B + "  [2/2]").doesNotContain(KEY_A);
        assertThat(Files.readString(folder.resolve("j.keyring")))
                .contains(KEY_B)
                .doesNotContain(KEY_A);
    }

    @Test
    void weRejoinFromOurSnapshot() {
        Path snapshot = folder.resolve("j.snapshot");
        SerfAgent serf = serf("a");
        UnaryOperator<PoolSettings> kept = settings -> settings.with(Optional.of(snapshot), Optional.empty());
        int port = Ports.free(1).getFirst();
        GossipPool before = ours("j", port, kept, QueryResponder.silent());
        before.join(List.of(at(serf.port())), false).join();
        soon().until(() -> serf.statuses().get("j"), "alive"::equals);
        before.close();
        soon().until(() -> serf.statuses().get("j"), "failed"::equals);

        GossipPool after = ours("j", port, kept, QueryResponder.silent());

        soon().until(() -> status(after, "a"), Member.Status.ALIVE::equals);
        soon().until(() -> serf.statuses().get("j"), "alive"::equals);
    }

    @Test
    void aNameThatIsTakenIsNotGivenToUs() {
        SerfAgent a = serf("a");
        SerfAgent b = serf("b", "-join=127.0.0.1:" + a.port());
        soon().until(() -> a.statuses().get("b"), "alive"::equals);

        GossipPool impostor = ours("b");
        impostor.join(List.of(at(a.port())), false).join();

        soon().until(() -> a.log().contains("Name conflict for 'b'"));
        assertThat(a.member("b").path("addr").asString("")).isEqualTo("127.0.0.1:" + b.port());
    }

    @Test
    void fiftyMembersHalfAndHalfSeeEachOther() {
        List<SerfAgent> theirs = new ArrayList<>();
        theirs.add(serf("s0"));
        awaitReady(theirs.getFirst());
        IntStream.range(1, 25)
                .forEach(i -> theirs.add(
                        serf("s" + i, "-join=127.0.0.1:" + theirs.getFirst().port())));
        List<GossipPool> ours = IntStream.range(0, 25)
                .mapToObj(i -> joined("j" + i, theirs.getFirst()))
                .toList();

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(theirs.getFirst().statuses()).hasSize(50);
            assertThat(theirs.getFirst().statuses().values()).containsOnly("alive");
        });
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(theirs.getLast().statuses()).hasSize(50);
            assertThat(ours)
                    .allSatisfy(pool -> assertThat(pool.view())
                            .hasSize(50)
                            .allSatisfy(member -> assertThat(member.status()).isEqualTo(Member.Status.ALIVE)));
        });
    }

    private static void awaitReady(SerfAgent serf) {
        soon().until(() -> !serf.statuses().isEmpty());
    }

    private SerfAgent serf(String node, String... more) {
        SerfAgent agent = SerfAgent.start(folder, node, more);
        open.add(agent);
        awaitReady(agent);
        return agent;
    }

    private GossipPool joined(String node, SerfAgent serf) {
        GossipPool pool = ours(node);
        assertThat(pool.join(List.of(at(serf.port())), false).join().reached()).isEqualTo(1);
        soon().until(() -> serf.statuses().get(node), "alive"::equals);
        return pool;
    }

    private GossipPool ours(String node) {
        return ours(node, UnaryOperator.identity());
    }

    private GossipPool ours(String node, UnaryOperator<PoolSettings> change) {
        return ours(node, 0, change, QueryResponder.silent());
    }

    private GossipPool ours(String node, int port, UnaryOperator<PoolSettings> change, QueryResponder responder) {
        var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            GossipPool pool = GossipPool.start(
                    change.apply(PoolSettings.library(Pool.LAN, node, bind)),
                    new GossipPool.Surroundings(
                            loops, new SimpleMeterRegistry(), UnaryOperator.identity(), responder, _ -> {}));
            open.add(pool);
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Keyring keyring(String... keys) {
        return new Keyring(Arrays.stream(keys)
                .map(key -> GossipKey.ofBase64(key).orElseThrow())
                .toList());
    }

    private static Peer at(int port) {
        return new Peer(MemberName.NOBODY, Address.parse("127.0.0.1:" + port).orElseThrow());
    }

    private static Member.@Nullable Status status(GossipPool pool, String name) {
        return pool.view().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::status)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> tags(GossipPool pool, String name) {
        return pool.view().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::tags)
                .collect(Collectors.reducing(Map.of(), (_, last) -> last));
    }

    /// Long enough for a loaded machine; each condition usually holds within seconds.
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
