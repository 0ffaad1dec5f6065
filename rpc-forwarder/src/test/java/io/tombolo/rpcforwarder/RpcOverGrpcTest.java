package io.tombolo.rpcforwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.grpc.RpcCallerClient;
import io.tombolo.contract.rpc.grpc.RpcEndpointClient;
import io.tombolo.contract.rpc.grpc.RpcServer;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.grpc.InternalChannel;
import io.tombolo.runtime.grpc.InternalSecurity;
import io.tombolo.runtime.grpc.InternalServer;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls between two processes of one server node.
class RpcOverGrpcTest {

    private static final MethodName LEADER = StatusMethods.LEADER.name();

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final FakeOwner owner = new FakeOwner();
    private final InternalServer server;
    private final InternalChannel channel;

    RpcOverGrpcTest() throws IOException {
        server = InternalServer.start(
                loops, loopback(0), new InternalSecurity.Loopback(), List.of(RpcServer.over(owner)));
        channel = InternalChannel.to(loops, loopback(server.port()), new InternalSecurity.Loopback());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @AfterEach
    void close() {
        channel.close();
        server.close();
        loops.close();
    }

    @Test
    void recordsGoToAndFro() {
        RpcCaller caller = new RpcCallerClient(channel.channel());
        owner.answer = CompletableFuture.completedFuture(
                StatusMethods.LEADER.response().encode("10.0.0.1:8300"));

        String leader = caller.call(StatusMethods.LEADER, DcSpecificRequest.of("dc2", QueryOptions.NONE))
                .join();

        assertThat(leader).isEqualTo("10.0.0.1:8300");
        assertThat(owner.asked).isEqualTo("Status.Leader");
    }

    @Test
    void bodiesAreNotLookedInto() {
        RpcEndpoint endpoint = new RpcEndpointClient("the catalog service", owner.methods(), channel.channel());
        owner.answer = CompletableFuture.completedFuture(Bytes.ofHex("c1c1"));

        assertThat(endpoint.methods()).containsExactly(LEADER);
        assertThat(endpoint.answer(LEADER, Bytes.ofHex("c1")).join()).isEqualTo(Bytes.ofHex("c1c1"));
        assertThat(owner.body).isEqualTo(Bytes.ofHex("c1"));
    }

    @Test
    void errorsKeepTheirTexts() {
        RpcEndpoint endpoint = new RpcEndpointClient("the catalog service", owner.methods(), channel.channel());
        owner.answer = CompletableFuture.failedFuture(new RpcFailedException(new RpcError.PermissionDenied(": no")));

        assertThatThrownBy(() -> endpoint.answer(LEADER, Bytes.EMPTY).join())
                .hasCauseInstanceOf(RpcFailedException.class)
                .hasMessageEndingWith("Permission denied: no");
    }

    @Test
    void aBugOnTheOtherSideIsNoAnswer() {
        RpcEndpoint endpoint = new RpcEndpointClient("the catalog service", owner.methods(), channel.channel());
        owner.answer = CompletableFuture.failedFuture(new IllegalStateException("a bug"));

        assertThatThrownBy(() -> endpoint.answer(LEADER, Bytes.EMPTY).join())
                .hasCauseInstanceOf(RpcFailedException.class)
                .hasMessageContaining("the catalog service")
                .hasMessageContaining("a bug");
    }

    @Test
    void cancellingACallCancelsItOnTheOtherSide() throws Exception {
        RpcEndpoint endpoint = new RpcEndpointClient("the catalog service", owner.methods(), channel.channel());
        CompletableFuture<Bytes> call = endpoint.answer(LEADER, Bytes.EMPTY);
        owner.called.get(30, TimeUnit.SECONDS);

        call.cancel(false);

        assertThatThrownBy(() -> owner.answer.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void anOwnerThatIsAwayIsNamed() {
        RpcEndpoint endpoint = new RpcEndpointClient("the catalog service", owner.methods(), channel.channel());
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> endpoint.answer(LEADER, Bytes.EMPTY).join())
                .hasCauseInstanceOf(RpcFailedException.class)
                .hasMessageContaining(":" + port)
                .hasMessageContaining("check that it runs");
    }

    private static final class FakeOwner implements RpcEndpoint {

        private final CompletableFuture<Void> called = new CompletableFuture<>();
        private volatile CompletableFuture<Bytes> answer = new CompletableFuture<>();
        private volatile String asked = "";
        private volatile Bytes body = Bytes.EMPTY;

        @Override
        public Set<MethodName> methods() {
            return Set.of(LEADER);
        }

        @Override
        public CompletableFuture<Bytes> answer(MethodName method, Bytes question) {
            asked = method.toString();
            body = question;
            called.complete(null);
            return answer;
        }
    }
}
