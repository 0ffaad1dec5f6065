package io.tombolo.rpcforwarder.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.federation.dial.NoGateway;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.ReceivedError;
import io.tombolo.rpcforwarder.routing.CallRouting;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.pool.CallFailed;
import io.tombolo.runtime.pool.CallFailure;
import io.tombolo.runtime.pool.DialFailure;
import java.net.InetSocketAddress;
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

class CallDispatcherTest {

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Bytes ANSWER = Bytes.ofHex("c3");
    private static final CallFailure NOT_SENT = new CallFailure.NotConnected(
            new DialFailure.Unreachable(new InetSocketAddress("10.0.0.1", 8300), "refused"));

    private final FakeLeadership leadership = new FakeLeadership();
    private final FakeServers calls = new FakeServers();
    private final ServerDirectory servers = new ServerDirectory();
    private final FakeEndpoint kvs = new FakeEndpoint();
    private volatile Instant now = Instant.EPOCH;
    private final Reach reach = new Reach(() -> now);
    private final CallDispatcher dispatcher = new CallDispatcher(
            new CallRouting(DC1, DC1),
            leadership,
            new CallForwarder(DC1, servers, leadership, calls, () -> now, new SplittableRandom(1), reach),
            List.of(kvs));

    @Test
    void theLeaderAnswersByItself() {
        leadership.standing = new Standing.Leads();

        assertThat(dispatch("KVS.Get", request("")).join()).isEqualTo(ANSWER);
        assertThat(kvs.asked).containsExactly("KVS.Get");
        assertThat(calls.asked).isEmpty();
    }

    @Test
    void aFollowerAsksTheLeader() {
        join("s1.dc1");
        leadership.standing = new Standing.Follows(new NodeName("s1"));
        Bytes body = request("dc1");

        assertThat(dispatch("KVS.Get", body).join()).isEqualTo(ANSWER);

        assertThat(calls.asked).containsExactly("s1.dc1 KVS.Get");
        assertThat(calls.lastBody).isSameAs(body);
    }

    @Test
    void aFollowerThatCannotFindTheLeaderSaysSo() {
        leadership.standing = new Standing.Follows(new NodeName("s1"));

        fails(dispatch("KVS.Get", request("")), "Raft leader not found in server lookup mapping");
    }

    @Test
    void anotherDatacenterIsAskedThroughAnyServerOfIt() {
        join("s1.dc2");

        assertThat(dispatch("KVS.Get", request("dc2")).join()).isEqualTo(ANSWER);

        assertThat(calls.asked).containsExactly("s1.dc2 KVS.Get");
    }

    @Test
    void anErrorFromAbroadIsNotTriedAgainAndComesBackWithThePrefixOfThisHop() {
        join("s1.dc2");
        join("s2.dc2");
        calls.failures.add(remote("rpc error making call: Permission denied"));

        fails(dispatch("KVS.Get", request("dc2")), "rpc error making call: rpc error making call: Permission denied");

        assertThat(calls.asked).containsExactly("s1.dc2 KVS.Get");
        dispatch("KVS.Get", request("dc2")).join();
        assertThat(calls.asked).endsWith("s2.dc2 KVS.Get");
    }

    @Test
    void aCallThatNeverArrivedIsTriedOnTheNextServer() {
        join("s1.dc2");
        join("s2.dc2");
        calls.failures.add(NOT_SENT);

        assertThat(dispatch("KVS.Apply", request("dc2")).join()).isEqualTo(ANSWER);

        assertThat(calls.asked).containsExactly("s1.dc2 KVS.Apply", "s2.dc2 KVS.Apply");
    }

    @Test
    void aCallThatArrivedNowhereFailsWithTheLastCause() {
        join("s1.dc2");
        calls.failures.add(NOT_SENT);

        fails(
                dispatch("KVS.Get", request("dc2")),
                "rpc error getting client: failed to get conn: dial tcp 10.0.0.1:8300: refused");
    }

    @Test
    void aLostOrLateCallToAnotherDatacenterIsReportedAsSuch() {
        join("s1.dc2");
        calls.failures.add(new CallFailure.SessionLost("reset"));
        calls.failures.add(new CallFailure.DeadlinePassed(Duration.ofSeconds(1)));

        fails(dispatch("KVS.Get", request("dc2")), "rpc error making call: session shutdown: reset");
        fails(dispatch("KVS.Get", request("dc2")), "rpc error making call: i/o deadline reached");
    }

    @Test
    void aDatacenterThatCannotBeAskedIsExplained() {
        RpcFailedException unknown = fails(dispatch("KVS.Get", request("dc2")), "No path to datacenter");
        assertThat(unknown.reason()).contains(new TypedReason.UnknownDatacenter(DC2));

        heard(MemberChange.Kind.FAILED, "s1.dc2", Member.Status.FAILED);
        calls.failures.add(NOT_SENT);
        RpcFailedException dead =
                fails(dispatch("KVS.Get", request("dc2")), "Remote DC has no server currently reachable");
        assertThat(dead.reason()).contains(new TypedReason.NoLiveServer(DC2));

        fails(dispatch("KVS.Get", request("no such name")), "No path to datacenter");
    }

    @Test
    void aServerThatIsHeldForFailedIsAskedWhenThereIsNoOther() {
        heard(MemberChange.Kind.FAILED, "s1.dc2", Member.Status.FAILED);

        assertThat(dispatch("KVS.Get", request("dc2")).join()).isEqualTo(ANSWER);
    }

    @Test
    void aReadThatWasLostAbroadIsAskedAgainAndAWriteIsNot() {
        join("s1.dc2");
        calls.failures.add(new CallFailure.SessionLost("reset"));

        assertThat(dispatch("KVS.Get", read("dc2")).join()).isEqualTo(ANSWER);
        assertThat(calls.asked).containsExactly("s1.dc2 KVS.Get", "s1.dc2 KVS.Get");

        join("s2.dc2");
        calls.failures.add(new CallFailure.SessionLost("reset"));
        fails(dispatch("KVS.Apply", request("dc2")), "rpc error making call: session shutdown: reset");
        assertThat(calls.asked).hasSize(3);
    }

    @Test
    void howADatacenterWasReachedIsKnown() {
        join("s1.dc2");
        calls.failures.add(
                new CallFailure.NotConnected(new DialFailure.NoGatewayKnown(new NoGateway.NotYetKnown(DC2))));

        RpcFailedException failed = fails(
                dispatch("KVS.Get", read("dc2")),
                "rpc error getting client: failed to get conn: Remote DC has no server currently reachable");
        assertThat(failed.reason()).contains(new TypedReason.NoGatewayKnown(DC2));
        assertThat(reach.view().get(DC2)).isPresent();

        dispatch("KVS.Get", read("dc2")).join();

        assertThat(reach.view()).containsEntry(DC2, Optional.empty());
    }

    @Test
    void methodsThatNobodyOwnsAreNamed() {
        leadership.standing = new Standing.Leads();

        fails(dispatch("KVS.Invent", request("")), "rpc: can't find method KVS.Invent");
        fails(dispatch("Nothing.Get", request("")), "rpc: can't find service Nothing.Get");
        fails(dispatch("Nothing", request("")), "rpc: service/method request ill-formed: Nothing");
        leadership.standing = new Standing.Leaderless(false);
        fails(dispatch("KVS.Invent", request("")), "rpc: can't find method KVS.Invent");
    }

    @Test
    void methodsOfFeaturesThatAreOffAreAnsweredAsRealServersDo() {
        leadership.standing = new Standing.Leads();

        fails(dispatch("ACL.PolicyList", request("")), "ACL support disabled");
        fails(dispatch("ACL.TokenBatchRead", request("")), "ACL support disabled");
        fails(dispatch("ConnectCA.Roots", request("")), "Connect must be enabled in order to use this endpoint");
        fails(dispatch("ACL.Invent", request("")), "rpc: can't find service ACL.Invent");
        fails(dispatch("Txn.Apply", request("")), "rpc: can't find service Txn.Apply");
        fails(dispatch("PreparedQuery.Execute", request("")), "rpc: can't find service PreparedQuery.Execute");
    }

    @Test
    void aBodyThatMakesNoSenseIsNamed() {
        RpcFailedException failed = failure(dispatch("KVS.Get", Bytes.ofHex("81a1")));

        assertThat(failed).hasMessageStartingWith("codec.decoder:");
    }

    @Test
    void aCallWaitsForALeader() {
        CompletableFuture<Bytes> answer = dispatch("KVS.Get", request(""));
        assertThat(answer).isNotDone();

        leadership.standing = new Standing.Leads();

        assertThat(answer.join()).isEqualTo(ANSWER);
        assertThat(kvs.asked).containsExactly("KVS.Get");
    }

    @Test
    void aCallThatFindsNoLeaderInTimeSaysSo() {
        CompletableFuture<Bytes> answer = dispatch("KVS.Get", request(""));

        now = now.plusSeconds(8);

        RpcFailedException failed = fails(answer, "No cluster leader");
        assertThat(failed.reason()).contains(new TypedReason.NoLeader(DC1));
    }

    @Test
    void aReadThatWasLostOnItsWayToTheLeaderIsAskedAgainAndAWriteIsNot() {
        join("s1.dc1");
        leadership.standing = new Standing.Follows(new NodeName("s1"));
        calls.failures.add(new CallFailure.SessionLost("reset"));

        assertThat(dispatch("KVS.Get", read("")).join()).isEqualTo(ANSWER);
        assertThat(calls.asked).hasSize(2);

        calls.failures.add(new CallFailure.SessionLost("reset"));
        fails(dispatch("KVS.Apply", request("")), "rpc error making call: session shutdown: reset");
        assertThat(calls.asked).hasSize(3);
    }

    @Test
    void aWriteThatALeaderNoLongerTakesIsAskedAgain() {
        join("s1.dc1");
        leadership.standing = new Standing.Follows(new NodeName("s1"));
        calls.failures.add(remote("No cluster leader"));

        assertThat(dispatch("KVS.Apply", request("")).join()).isEqualTo(ANSWER);
        assertThat(calls.asked).hasSize(2);
    }

    @Test
    void cancellingACallCancelsWhoIsAsked() {
        join("s1.dc2");
        calls.hanging = true;
        CompletableFuture<Bytes> answer = dispatch("KVS.Get", request("dc2"));

        answer.cancel(false);

        assertThat(calls.lastAttempt).isCancelled();
    }

    private static CallFailure remote(String text) {
        return new CallFailure.Remote(ReceivedError.parse(text));
    }

    private CompletableFuture<Bytes> dispatch(String method, Bytes body) {
        return dispatcher.dispatch(method, body);
    }

    private static RpcFailedException fails(CompletableFuture<Bytes> answer, String text) {
        RpcFailedException failed = failure(answer);
        assertThat(failed).hasMessage(text);
        return failed;
    }

    private static RpcFailedException failure(CompletableFuture<Bytes> answer) {
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class);
        return (RpcFailedException) answer.exceptionNow();
    }

    private void join(String name) {
        heard(MemberChange.Kind.JOINED, name, Member.Status.ALIVE);
    }

    private void heard(MemberChange.Kind kind, String name, Member.Status status) {
        String datacenter = name.substring(name.indexOf('.') + 1);
        servers.heard(new MemberChange(
                kind,
                new Member(
                        name,
                        new Endpoint("10.0.0.1", 8302),
                        status,
                        Map.of("role", "consul", "dc", datacenter, "port", "8300", "build", "1.10.11:"),
                        new Member.ProtocolVersions(1, 5, 2, 2, 5, 4))));
    }

    private static Bytes request(String datacenter) {
        var writer = new MsgpackWriter();
        writer.writeMapHeader(1);
        writer.writeString("Datacenter");
        writer.writeString(datacenter);
        return Bytes.wrap(writer.toByteArray());
    }

    private static Bytes read(String datacenter) {
        var writer = new MsgpackWriter();
        writer.writeMapHeader(2);
        writer.writeString("AllowStale");
        writer.writeBoolean(false);
        writer.writeString("Datacenter");
        writer.writeString(datacenter);
        return Bytes.wrap(writer.toByteArray());
    }

    private static final class FakeLeadership implements Leadership {

        private volatile Standing standing = new Standing.Leaderless(false);

        @Override
        public Standing standing() {
            return standing;
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

    private static final class FakeEndpoint implements RpcEndpoint {

        private final List<String> asked = new ArrayList<>();

        @Override
        public Set<MethodName> methods() {
            return Set.of(new MethodName("KVS", "Get"), new MethodName("KVS", "Apply"));
        }

        @Override
        public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
            asked.add(method.toString());
            return CompletableFuture.completedFuture(ANSWER);
        }
    }

    /// Answers, once what is to fail has failed.
    private static final class FakeServers implements ServerCalls {

        private final List<String> asked = new ArrayList<>();
        private final List<CallFailure> failures = new ArrayList<>();
        private Bytes lastBody = Bytes.EMPTY;
        private CompletableFuture<Bytes> lastAttempt = new CompletableFuture<>();
        private boolean hanging;

        @Override
        public CompletableFuture<Bytes> call(WanName to, String method, Bytes body, Duration within) {
            asked.add(to + " " + method);
            lastBody = body;
            lastAttempt = new CompletableFuture<>();
            if (!failures.isEmpty()) {
                lastAttempt.completeExceptionally(new CallFailed(failures.removeFirst()));
            } else if (!hanging) {
                lastAttempt.complete(ANSWER);
            }
            return lastAttempt;
        }
    }
}
