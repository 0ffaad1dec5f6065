package io.tombolo.rpcforwarder.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.KeyringRequest;
import io.tombolo.contract.rpc.internal.KeyringResponse;
import io.tombolo.contract.rpc.internal.KeyringResponses;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.rpcforwarder.routing.CallRouting;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.pool.CallFailed;
import io.tombolo.runtime.pool.CallFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KeyringOperationsTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final KeyringRequest LIST = new KeyringRequest("", false, "", false, "list", 0, QueryOptions.NONE);

    private final ServerDirectory servers = new ServerDirectory();
    private final List<String> abroad = new ArrayList<>();
    private final List<CompletableFuture<Bytes>> open = new ArrayList<>();
    private boolean hanging;
    private WanName dead = WanName.parse("nobody.nowhere");
    private final CallDispatcher dispatcher = new CallDispatcher(
            new CallRouting(DC1, DC1),
            new Leader(),
            new CallForwarder(
                    DC1,
                    servers,
                    new Leader(),
                    (to, method, body, _) -> {
                        abroad.add("%s %s forwarded=%s"
                                .formatted(to, method, request(body).forwarded()));
                        var answer = new CompletableFuture<Bytes>();
                        open.add(answer);
                        if (to.equals(dead)) {
                            answer.completeExceptionally(new CallFailed(new CallFailure.PoolClosed()));
                        } else if (!hanging) {
                            answer.complete(response(to.datacenter().name()));
                        }
                        return answer;
                    },
                    () -> Instant.EPOCH,
                    new SplittableRandom(1),
                    new Reach(() -> Instant.EPOCH)),
            List.of(new Keyrings()));

    @Test
    void everyOtherDatacenterIsAskedOnceAndTheirAnswersAreOne() {
        join("s1.dc1", Member.Status.ALIVE);
        join("s1.dc2", Member.Status.ALIVE);
        join("s2.dc2", Member.Status.ALIVE);
        join("s1.dc3", Member.Status.ALIVE);

        assertThat(datacenters(dispatch(LIST).join())).containsExactly("dc1", "dc2", "dc3");

        assertThat(abroad)
                .containsExactly(
                        "s1.dc2 Internal.KeyringOperation forwarded=true",
                        "s1.dc3 Internal.KeyringOperation forwarded=true");
    }

    @Test
    void whoWasAskedByAServerOrForItselfAsksNobody() {
        join("s1.dc2", Member.Status.ALIVE);

        assertThat(datacenters(dispatch(new KeyringRequest("", true, "", false, "list", 0, QueryOptions.NONE))
                        .join()))
                .containsExactly("dc1");
        assertThat(datacenters(dispatch(new KeyringRequest("", false, "", true, "list", 0, QueryOptions.NONE))
                        .join()))
                .containsExactly("dc1");
        assertThat(abroad).isEmpty();
    }

    @Test
    void aDatacenterThatCannotBeAskedFailsTheWhole() {
        join("s1.dc2", Member.Status.ALIVE);
        join("s1.dc3", Member.Status.FAILED);
        dead = WanName.parse("s1.dc3");

        assertThatThrownBy(() -> dispatch(LIST).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("Remote DC has no server currently reachable");
    }

    @Test
    void cancellingItCancelsAllThatAreAsked() {
        join("s1.dc2", Member.Status.ALIVE);
        hanging = true;

        dispatch(LIST).cancel(false);

        assertThat(open).singleElement().matches(CompletableFuture::isCancelled);
    }

    private CompletableFuture<Bytes> dispatch(KeyringRequest request) {
        return dispatcher.dispatch(
                "Internal.KeyringOperation",
                InternalMethods.KEYRING_OPERATION.request().encode(request));
    }

    private static KeyringRequest request(Bytes body) {
        return read(InternalMethods.KEYRING_OPERATION.request().decode(body));
    }

    private static List<String> datacenters(Bytes answer) {
        return read(InternalMethods.KEYRING_OPERATION.response().decode(answer)).responses().stream()
                .map(KeyringResponse::datacenter)
                .toList();
    }

    private static <T> T read(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private static Bytes response(String datacenter) {
        return InternalMethods.KEYRING_OPERATION
                .response()
                .encode(new KeyringResponses(
                        List.of(new KeyringResponse(datacenter, "", 1, "", "", false, Map.of(), Map.of(), Map.of())),
                        new QueryMeta(0, Duration.ZERO, false, "", false, 0, false)));
    }

    private void join(String name, Member.Status status) {
        servers.heard(new MemberChange(
                MemberChange.Kind.JOINED,
                new Member(
                        name,
                        new Endpoint("10.0.0.1", 8302),
                        status,
                        Map.of(
                                "role",
                                "consul",
                                "dc",
                                name.substring(name.indexOf('.') + 1),
                                "port",
                                "8300",
                                "build",
                                "1.10.11:"),
                        new Member.ProtocolVersions(1, 5, 2, 2, 5, 4))));
    }

    private static final class Keyrings implements RpcEndpoint {

        @Override
        public Set<MethodName> methods() {
            return Set.of(InternalMethods.KEYRING_OPERATION.name());
        }

        @Override
        public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
            return CompletableFuture.completedFuture(response("dc1"));
        }
    }

    private record Leader() implements Leadership {

        @Override
        public Standing standing() {
            return new Standing.Leads();
        }

        @Override
        public Subscription watch(Consumer<Standing> listener) {
            throw new IllegalStateException("nobody watches in this test");
        }

        @Override
        public Optional<Endpoint> leaderAddress() {
            return Optional.empty();
        }

        @Override
        public List<Endpoint> voters() {
            return List.of();
        }
    }
}
