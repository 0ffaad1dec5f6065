package io.tombolo.catalogservice.servers;

import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.voters.Reply;
import io.tombolo.catalogservice.voters.VoterGuest;
import io.tombolo.catalogservice.voters.VoterNetwork;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the vote of this server up before it leaves, so that those who stay need fewer for a majority.
public final class Departure {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.servers");

    /// Take my vote away. Answered with nothing once it is gone, or failed with the reason.
    private static final int FAREWELL = 19;

    /// A server that leaves does not wait for longer. Source: configuration sheet 2.1.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A voter that does not take the lead in this time may be dead, and another one is asked.
    private static final Duration TO_TAKE_OVER = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final NodeName self;
    private final ReplicatedLog<?> log;
    private final VoterNetwork network;

    public Departure(NodeName self, ReplicatedLog<?> log, VoterNetwork network) {
        this.self = self;
        this.log = log;
        this.network = network;
        network.answering(FAREWELL, (guest, body, turn) -> farewell(guest, turn));
    }

    private void farewell(VoterGuest guest, VoterGuest.Turn turn) {
        Optional<NodeName> leaving = guest.name();
        if (leaving.isEmpty()) {
            return;
        }
        var _ = log.removeVoter(leaving.get()).whenComplete((nothing, problem) -> {
            if (problem == null) {
                LOG.atInfo().addKeyValue("server", leaving.get()).log("a server that leaves has no vote any more");
                turn.answer(Bytes.EMPTY);
            } else {
                turn.fail(Bytes.ofText(String.valueOf(problem.getMessage())));
            }
        });
    }

    /// Hands the lead over, if this server has it, and has the new leader take its vote away. Waits for that, for five
    /// seconds at most; a vote that it keeps the leader takes away once it hears that the server has left.
    public void leave() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String obstacle = "nobody leads";
        int attempt = 0;
        while (isVoterAmongOthers()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                LOG.atWarn()
                        .addKeyValue("cause", obstacle)
                        .log("this server leaves with its vote; the others count it until they hear that it has left");
                return;
            }
            Optional<String> refused = switch (log.standing()) {
                case Standing.Leads() -> handOver(attempt++, shorter(left, TO_TAKE_OVER));
                case Standing.Follows(var leader) -> sayFarewell(leader, left);
                case Standing.Leaderless(var had) -> Optional.of("nobody leads");
            };
            if (refused.isEmpty() && !(log.standing() instanceof Standing.Leads)) {
                return;
            }
            obstacle = refused.orElse(obstacle);
            try {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isVoterAmongOthers() {
        return log.voters().size() > 1 && log.voters().contains(self);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Optional<String> handOver(int attempt, Duration within) {
        List<NodeName> others =
                log.voters().stream().filter(voter -> !voter.equals(self)).toList();
        if (others.isEmpty()) {
            return Optional.of("nobody else votes");
        }
        NodeName next = others.get(attempt % others.size());
        return failure(log.transferLeadership(next).orTimeout(within.toMillis(), TimeUnit.MILLISECONDS))
                .or(() -> Optional.of("the new leader has to be asked"));
    }

    private Optional<String> sayFarewell(NodeName leader, Duration within) {
        var gone = new CompletableFuture<Void>();
        network.ask(leader, FAREWELL, Bytes.EMPTY, within, reply -> {
            switch (reply) {
                case Reply.Answer(Bytes nothing) -> gone.complete(null);
                case Reply.Failure(Bytes reason) ->
                    gone.completeExceptionally(new IllegalStateException(reason.text()));
                case Reply.None(boolean inTime, String reason) ->
                    gone.completeExceptionally(new IllegalStateException(reason));
            }
        });
        return failure(gone);
    }

    private static Optional<String> failure(CompletableFuture<?> future) {
        try {
            future.join();
            return Optional.empty();
        } catch (CompletionException failed) {
            return Optional.of(String.valueOf(failed.getCause()));
        }
    }
}
