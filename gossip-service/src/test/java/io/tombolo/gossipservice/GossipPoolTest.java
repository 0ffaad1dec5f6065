package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.UserEvent;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two real pools of ours on loopback sockets.
class GossipPoolTest {

    private static final long PATIENCE_SECONDS = 30;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GossipPool a;
    private final GossipPool b;
    private final GossipMembers members;
    private final LinkedBlockingQueue<MemberChange> changes = new LinkedBlockingQueue<>();

    GossipPoolTest() throws IOException {
        a = start("a", 0);
        b = start("b", 0);
        members = new GossipMembers(Map.of(Pool.LAN, b));
        a.watch(changes::add);
    }

    @AfterEach
    void close() {
        b.close();
        a.close();
        loops.close();
    }

    @Test
    void aPoolBeginsWithItsOwnNode() throws InterruptedException {
        assertThat(await(change -> change.member().name().equals("a")).kind()).isEqualTo(MemberChange.Kind.JOINED);
    }

    @Test
    void aJoinIsToldToWatchersAndShowsInTheView() throws InterruptedException {
        JoinReport report = joinThem();

        assertThat(report.reached()).isEqualTo(1);
        assertThat(await(change -> change.member().name().equals("b")).member().status())
                .isEqualTo(Member.Status.ALIVE);
        assertThat(a.view()).extracting(Member::name).containsExactly("a", "b");
    }

    @Test
    void aLeaveIsTold() throws InterruptedException {
        joinThem();

        members.leave(Pool.LAN).join();

        await(change -> change.kind() == MemberChange.Kind.LEFT);
        assertThat(a.view()).extracting(Member::status).contains(Member.Status.LEFT);
    }

    @Test
    void anEventReachesTheOther() throws InterruptedException {
        var heard = new LinkedBlockingQueue<UserEvent>();
        a.watchEvents(heard::add);
        joinThem();

        members.fireEvent(Pool.LAN, "deploy", Bytes.ofText("v1"), false).join();

        UserEvent event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(event).isNotNull().extracting(UserEvent::name).isEqualTo("deploy");
    }

    @Test
    void anEventThatIsTooLongFailsWithTheReason() {
        var told = members.fireEvent(Pool.LAN, "deploy", Bytes.wrap(new byte[10_000]), false);

        assertThatThrownBy(told::join)
                .hasCauseInstanceOf(PoolUnavailableException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void changedTagsAreTold() throws InterruptedException {
        joinThem();

        members.tags(Pool.LAN, Map.of("colour", "blue")).join();

        assertThat(await(change -> change.kind() == MemberChange.Kind.UPDATED)
                        .member()
                        .tags())
                .containsEntry("colour", "blue");
    }

    @Test
    void aJoinOfNobodySaysWhomItTriedAndWhatHappened() {
        JoinReport report = members.join(Pool.LAN, List.of("127.0.0.1:1", "nobody.invalid:7946", "[::"))
                .join();

        assertThat(report.reached()).isZero();
        assertThat(report.failures())
                .hasSize(3)
                .anySatisfy(failure -> assertThat(failure).contains("127.0.0.1:1"));
        assertThat(report.failures()).anySatisfy(failure -> assertThat(failure).contains("nobody.invalid"));
    }

    @Test
    void aRefusedQueryFailsWithTheReason() {
        var query = members.query(Pool.LAN, "_serf_list-keys", Bytes.EMPTY);

        assertThatThrownBy(query::join)
                .hasCauseInstanceOf(PoolUnavailableException.class)
                .hasMessageContaining("serf's own");
    }

    @Test
    void aQueryTellsWhoGotItAndWhatTheyAnswered() throws InterruptedException {
        joinThem();
        await(change -> change.member().name().equals("b"));

        var report = members.query(Pool.LAN, "uptime", Bytes.EMPTY).join();

        assertThat(report.acks()).containsExactlyInAnyOrder("a", "b");
        assertThat(report.answers()).isEmpty();
    }

    @Test
    void aPoolThatIsNotRunIsNamed() {
        assertThat(members.view(Pool.WAN)).isEmpty();
        assertThatThrownBy(() -> members.leave(Pool.WAN).join())
                .hasCauseInstanceOf(PoolUnavailableException.class)
                .hasMessageContaining("WAN pool")
                .hasMessageContaining("ports.serf_wan");
    }

    @Test
    void anAddressThatIsTakenIsNamed() {
        assertThatThrownBy(() -> start("c", a.address().getPort()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "cannot listen on UDP 127.0.0.1:" + a.address().getPort());
    }

    @Test
    void whatStrangersSendIsCountedAndNothingElse() throws Exception {
        try (var socket = new java.net.DatagramSocket()) {
            byte[] junk = {(byte) 0xf0, 1, 2, 3};
            socket.send(new java.net.DatagramPacket(junk, junk.length, a.address()));
        }

        assertThat(joinThem().reached()).isEqualTo(1);
        assertThat(meters.find("memberlist.malformed").counters())
                .anySatisfy(counter -> assertThat(counter.count()).isPositive());
    }

    private JoinReport joinThem() {
        return members.join(Pool.LAN, List.of("127.0.0.1:" + a.address().getPort()))
                .join();
    }

    private MemberChange await(Predicate<MemberChange> wanted) throws InterruptedException {
        while (true) {
            MemberChange change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (change == null) {
                throw new AssertionError("no such change; members are " + a.view());
            }
            if (wanted.test(change)) {
                return change;
            }
        }
    }

    private GossipPool start(String name, int port) throws IOException {
        var bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return GossipPool.start(
                PoolSettings.library(Pool.LAN, name, bind), GossipPool.Surroundings.plain(loops, meters));
    }
}
