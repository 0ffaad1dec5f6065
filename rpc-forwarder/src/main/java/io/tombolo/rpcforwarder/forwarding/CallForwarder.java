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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes calls on: to the leader of this datacenter, or to a server of another one.
///
/// Within the datacenter a call is tried again while nobody leads, for [RoutingFields#HOLD]. Abroad, the next server
/// is asked if the one before never got the call, and with a read also if its connection broke; a datacenter with one
/// server is asked again by another connection. Source: RPC sheet 7 and 8.
public final class CallForwarder {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.rpc.forward");

    /// The longest pause before the leader is looked for again. Source: RPC sheet 7, the delay up to 1.14.
    /// Servers of another datacenter that one call asks at most.
    private static final int ATTEMPTS = 3;

    /// Calls to one datacenter that may be under way, so that one which does not answer takes no memory from others: a
    /// call holds its body and its answer, some kilobytes each.
    static final int CALLS_ABROAD = 32_768;

    private static final Duration LONGEST_PAUSE = RoutingFields.HOLD.dividedBy(16);

    private final Datacenter own;
    private final ServerDirectory servers;
    private final Leadership leadership;
    private final ServerCalls calls;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Reach reach;
    private final Map<Datacenter, Semaphore> rooms = new ConcurrentHashMap<>();

    /// @param reach told which datacenters could be reached
    public CallForwarder(
            Datacenter own,
            ServerDirectory servers,
            Leadership leadership,
            ServerCalls calls,
            InstantSource clock,
            RandomGenerator random,
            Reach reach) {
        this.own = own;
        this.servers = servers;
        this.leadership = leadership;
        this.calls = calls;
        this.clock = clock;
        this.random = random;
        this.reach = reach;
    }

    /// The datacenters that can be asked, by name; this one may be among them.
    List<Datacenter> datacenters() {
        return servers.datacenters();
    }

    /// Asks any server of another datacenter. Cancelling the answer cancels the call that is out for it.
    CompletableFuture<Bytes> abroad(Datacenter datacenter, MethodName method, Bytes body, RoutingFields fields) {
        var call = new ForwardedCall(method, body, fields);
        switch (servers.candidates(datacenter)) {
            case ServerDirectory.Candidates.Alive(List<Server> alive) ->
                call.askAbroad(datacenter, alive, failure -> call.fail(datacenter, failure));
            case ServerDirectory.Candidates.NobodyAlive(List<Server> failed) ->
                call.askAbroad(
                        datacenter,
                        failed,
                        failure -> call.fail(
                                RpcError.Known.DATACENTER_UNREACHABLE,
                                Hop.wayFault(datacenter, failure).orElse(new TypedReason.NoLiveServer(datacenter))));
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

        /// Asks one server after the other, as long as that is safe, within the time and the room there is.
        void askAbroad(Datacenter datacenter, List<Server> candidates, Consumer<CallFailure> giveUp) {
            Semaphore room = rooms.computeIfAbsent(datacenter, _ -> new Semaphore(CALLS_ABROAD));
            if (!room.tryAcquire()) {
                giveUp.accept(new CallFailure.TooManyWaiting());
                return;
            }
            var _ = answer.whenComplete((value, problem) -> room.release());
            List<Server> order = candidates.size() > 1
                    ? candidates.subList(0, Math.min(candidates.size(), ATTEMPTS))
                    : List.of(candidates.getFirst(), candidates.getFirst());
            ask(datacenter, order, clock.instant().plus(fields.deadline()), giveUp);
        }

        private void ask(Datacenter datacenter, List<Server> order, Instant until, Consumer<CallFailure> giveUp) {
            Server server = order.getFirst();
            Duration left = Duration.between(clock.instant(), until);
            CompletableFuture<Bytes> attempt = calls.call(server.name(), method.toString(), body, left);
            follow(attempt, failure -> {
                servers.failed(server);
                note(datacenter, server, failure);
                List<Server> others = order.subList(1, order.size());
                if (!others.isEmpty()
                        && mayAsk(others.getFirst(), server, failure)
                        && clock.instant().isBefore(until)) {
                    ask(datacenter, others, until, giveUp);
                } else {
                    giveUp.accept(failure);
                }
            });
            var _ = attempt.thenRun(() -> reach.answered(datacenter));
        }

        /// A dial has gone down the list of gateways already, so that the same server is dialled again only for what an
        /// established connection lost.
        private boolean mayAsk(Server next, Server before, CallFailure failure) {
            return Hop.mayRepeat(failure, fields.isRead()) || (Hop.wasNotSent(failure) && !next.equals(before));
        }

        private void note(Datacenter datacenter, Server server, CallFailure failure) {
            Optional<TypedReason> fault = Hop.wayFault(datacenter, failure);
            if (fault.isPresent()) {
                reach.failed(datacenter, fault.get(), failure.explanation());
            } else if (failure instanceof CallFailure.Remote) {
                reach.answered(datacenter);
            }
            LOG.atDebug()
                    .addKeyValue("server", server.name())
                    .addKeyValue("method", method)
                    .addKeyValue("cause", failure.explanation())
                    .log("call to another datacenter failed");
        }

        private void fail(Datacenter datacenter, CallFailure failure) {
            answer.completeExceptionally(new RpcFailedException(Hop.text(failure), Hop.wayFault(datacenter, failure)));
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
            answer.completeExceptionally(new RpcFailedException(Hop.text(failure), Optional.empty()));
        }

        void fail(RpcError error, TypedReason reason) {
            answer.completeExceptionally(new RpcFailedException(error.text(), Optional.of(reason)));
        }

        private static Throwable unwrapped(Throwable problem) {
            return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        }
    }
}
