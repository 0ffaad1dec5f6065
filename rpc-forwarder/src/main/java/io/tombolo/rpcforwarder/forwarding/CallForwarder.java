package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.rpcforwarder.routing.RoutingFields;
import io.tombolo.rpcforwarder.servers.Server;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.pool.CallFailed;
import io.tombolo.runtime.pool.CallFailure;
import io.tombolo.runtime.pool.DialFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes calls on: to the leader of this datacenter, or to a server of another one.
///
/// Within the datacenter a call is tried again while nobody leads, for [RoutingFields#HOLD]. Abroad, the next server
/// is asked only if the one before never got the call. Source: RPC sheet 7 and 8.
public final class CallForwarder {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.forward");

    /// The longest pause before the leader is looked for again. Source: RPC sheet 7, the delay up to 1.14.
    private static final Duration LONGEST_PAUSE = RoutingFields.HOLD.dividedBy(16);

    private final Datacenter own;
    private final ServerDirectory servers;
    private final Leadership leadership;
    private final ServerCalls calls;
    private final InstantSource clock;
    private final RandomGenerator random;

    public CallForwarder(
            Datacenter own,
            ServerDirectory servers,
            Leadership leadership,
            ServerCalls calls,
            InstantSource clock,
            RandomGenerator random) {
        this.own = own;
        this.servers = servers;
        this.leadership = leadership;
        this.calls = calls;
        this.clock = clock;
        this.random = random;
    }

    /// The datacenters that can be asked, by name; this one may be among them.
    List<Datacenter> datacenters() {
        return servers.datacenters();
    }

    /// Asks any server of another datacenter. Cancelling the answer cancels the call that is out for it.
    CompletableFuture<Bytes> abroad(Datacenter datacenter, MethodName method, Bytes body, RoutingFields fields) {
        var call = new ForwardedCall(method, body, fields);
        switch (servers.candidates(datacenter)) {
            case ServerDirectory.Candidates.Alive(List<Server> alive) -> call.ask(alive);
            case ServerDirectory.Candidates.NobodyAlive() ->
                call.fail(RpcError.Known.DATACENTER_UNREACHABLE, new TypedReason.NoLiveServer(datacenter));
            case ServerDirectory.Candidates.Unknown() ->
                call.fail(RpcError.Known.NO_PATH_TO_DATACENTER, new TypedReason.UnknownDatacenter(datacenter));
        }
        return call.answer;
    }

    /// Asks the leader of this datacenter, whoever that is or will be.
    ///
    /// @param here answers the call, should this server lead by then
    CompletableFuture<Bytes> leader(
            MethodName method, Bytes body, RoutingFields fields, Supplier<CompletableFuture<Bytes>> here) {
        var call = new ForwardedCall(method, body, fields);
        call.askLeader(here, clock.instant().plus(RoutingFields.HOLD));
        return call.answer;
    }

    /// One call, until it is answered: who is asked at the moment is cancelled with it.
    private final class ForwardedCall {

        private final MethodName method;
        private final Bytes body;
        private final RoutingFields fields;
        private final CompletableFuture<Bytes> answer = new CompletableFuture<>();

        ForwardedCall(MethodName method, Bytes body, RoutingFields fields) {
            this.method = method;
            this.body = body;
            this.fields = fields;
        }

        void ask(List<Server> candidates) {
            Server server = candidates.getFirst();
            follow(calls.call(server.name(), method.toString(), body, fields.deadline()), failure -> {
                servers.failed(server);
                LOG.atWarn()
                        .addKeyValue("server", server.name())
                        .addKeyValue("method", method)
                        .addKeyValue("cause", failure.explanation())
                        .log("call to another datacenter failed");
                if (Hop.wasNotSent(failure) && candidates.size() > 1) {
                    ask(candidates.subList(1, candidates.size()));
                } else {
                    fail(failure);
                }
            });
        }

        void askLeader(Supplier<CompletableFuture<Bytes>> here, Instant until) {
            switch (leadership.standing()) {
                case Standing.Leads _ -> follow(here.get(), this::fail);
                case Standing.Leaderless _ ->
                    retryLeader(here, until, () -> fail(RpcError.Known.NO_LEADER, new TypedReason.NoLeader(own)));
                case Standing.Follows(var leader) ->
                    servers.find(own, leader)
                            .ifPresentOrElse(
                                    server -> askLeader(server, here, until),
                                    () -> answer.completeExceptionally(
                                            new RpcFailedException(RpcError.Known.LEADER_NOT_TRACKED)));
            }
        }

        private void askLeader(Server leader, Supplier<CompletableFuture<Bytes>> here, Instant until) {
            follow(calls.call(leader.name(), method.toString(), body, fields.deadline()), failure -> {
                if (Hop.mayRetry(failure, fields.isRead())) {
                    retryLeader(here, until, () -> fail(failure));
                } else {
                    fail(failure);
                }
            });
        }

        private void retryLeader(Supplier<CompletableFuture<Bytes>> here, Instant until, Runnable giveUp) {
            if (answer.isDone()) {
                return;
            }
            if (!until.isAfter(clock.instant())) {
                giveUp.run();
                return;
            }
            long pause = random.nextLong(1, LONGEST_PAUSE.toMillis());
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> askLeader(here, until));
        }

        private void follow(CompletableFuture<Bytes> attempt, Consumer<CallFailure> onFailure) {
            var _ = answer.whenComplete((value, problem) -> {
                if (answer.isCancelled()) {
                    attempt.cancel(false);
                }
            });
            var _ = attempt.whenComplete((value, problem) -> {
                if (problem == null) {
                    answer.complete(value);
                } else if (unwrapped(problem) instanceof CallFailed failed) {
                    onFailure.accept(failed.failure());
                } else {
                    answer.completeExceptionally(unwrapped(problem));
                }
            });
        }

        private void fail(CallFailure failure) {
            answer.completeExceptionally(new RpcFailedException(Hop.text(failure), reason(failure)));
        }

        void fail(RpcError error, TypedReason reason) {
            answer.completeExceptionally(new RpcFailedException(error.text(), Optional.of(reason)));
        }

        private static Optional<TypedReason> reason(CallFailure failure) {
            return failure instanceof CallFailure.NotConnected(DialFailure.NoRoute(TypedReason why))
                    ? Optional.of(why)
                    : Optional.empty();
        }

        private static Throwable unwrapped(Throwable problem) {
            return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        }
    }
}
