package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.grpc.MembersClient;
import io.tombolo.contract.members.grpc.MembersServer;
import io.tombolo.runtime.grpc.InternalChannel;
import io.tombolo.runtime.grpc.InternalSecurity;
import io.tombolo.runtime.grpc.InternalServer;
import io.tombolo.testing.kit.members.MembersContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract between processes, and what a network adds to it.
class MembersOverGrpcTest extends MembersContract {

    private final TwoPools pools;
    private final InternalChannel channel;
    private final Members subject;
    private InternalServer server;

    MembersOverGrpcTest() throws IOException {
        pools = new TwoPools();
        server = serve(0);
        channel = InternalChannel.to(pools.loops, loopback(server.port()), new InternalSecurity.Loopback());
        subject = new MembersClient(channel.channel());
    }

    private InternalServer serve(int port) throws IOException {
        return InternalServer.start(
                pools.loops,
                loopback(port),
                new InternalSecurity.Loopback(),
                List.of(MembersServer.over(TwoPools.members(pools.subject))));
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void close() {
        channel.close();
        server.close();
        pools.close();
    }

    @Override
    protected Members subject() {
        return subject;
    }

    @Override
    protected Members neighbour() {
        return TwoPools.members(pools.neighbour);
    }

    @Override
    protected String neighbourAddress() {
        return pools.neighbourAddress();
    }

    @Test
    void aWatchThatOutlivesItsServiceIsToldTheDifference() throws Exception {
        try (var watched = new Watched(subject);
                var local = new Watched(TwoPools.members(pools.subject))) {
            joinThem();
            watched.await(MemberChange.Kind.JOINED, "neighbour");
            int port = server.port();
            server.close();
            neighbour().tags(Pool.LAN, Map.of("colour", "red")).join();
            local.await(MemberChange.Kind.UPDATED, "neighbour");

            server = serve(port);

            MemberChange first = watched.next();
            assertThat(first.kind()).isEqualTo(MemberChange.Kind.UPDATED);
            assertThat(first.member().tags()).containsEntry("colour", "red");
            neighbour().leave(Pool.LAN).join();
            watched.await(MemberChange.Kind.LEFT, "neighbour");
        }
    }

    @Test
    void aWatchMayBeginBeforeItsService() throws Exception {
        int port = server.port();
        server.close();
        try (var watched = new Watched(subject)) {
            server = serve(port);

            watched.await(MemberChange.Kind.JOINED, "subject");
        }
    }

    @Test
    void aServiceThatIsAwayIsNamedAndPickedUpWhenItIsBack() throws Exception {
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> subject.view(Pool.LAN))
                .isInstanceOf(PoolUnavailableException.class)
                .hasMessageContaining("cannot View: the gossip service at ")
                .hasMessageContaining(":" + port)
                .hasMessageContaining("UNAVAILABLE")
                .hasMessageContaining("check that it runs");
        assertThatThrownBy(() -> subject.leave(Pool.LAN).join()).hasCauseInstanceOf(PoolUnavailableException.class);

        server = serve(port);

        try (var watched = new Watched(subject)) {
            watched.await(MemberChange.Kind.JOINED, "subject");
            assertThat(subject.view(Pool.LAN)).hasSize(1);
        }
    }
}
