package io.tombolo.catalogservice.founding;

import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.servers.LanServer;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.catalogservice.voters.Reply;
import io.tombolo.catalogservice.voters.VoterGuest;
import io.tombolo.catalogservice.voters.VoterNetwork;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.core.catalog.founding.Founding;
import io.tombolo.core.catalog.founding.Promises;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the servers that are expected, begins the group with them, and ends once somebody leads it.
///
/// Answers the same of the others as long as this server runs.
public final class GroupFounder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.founding");

    /// Will you be in the group of these? Answered with nothing, or failed with the reason why not.
    private static final int PROMISE = 16;

    /// The group of these has begun.
    private static final int BEGUN = 17;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Names of a question. A datacenter has five servers, perhaps seven.
    private static final int LARGEST_GROUP = 64;

    private final NodeName self;
    private final int expected;
    private final LanServers servers;
    private final ReplicatedLog<?> log;
    private final VoterNetwork network;
    private final InstantSource clock;
    private final Promises promises = new Promises();
    private final Semaphore changed = new Semaphore(0);
    private final Thread thread;
    private String told = "";

    private GroupFounder(
            NodeName self,
            int expected,
            LanServers servers,
            ReplicatedLog<?> log,
            VoterNetwork network,
            InstantSource clock) {
        this.self = self;
        this.expected = expected;
        this.servers = servers;
        this.log = log;
        this.network = network;
        this.clock = clock;
        thread = Thread.ofVirtual().name("founding").unstarted(this::run);
    }

    /// Begins to look, and to answer the others.
    ///
    /// @param expected servers that wait for each other; 0 for one that waits to be taken in
    /// @param clock    that never goes back
    public static GroupFounder start(
            NodeName self,
            int expected,
            LanServers servers,
            ReplicatedLog<?> log,
            VoterNetwork network,
            InstantSource clock) {
        var founder = new GroupFounder(self, expected, servers, log, network, clock);
        network.answering(PROMISE, (guest, names, turn) -> founder.asked(names, turn));
        network.answering(BEGUN, founder::begun);
        founder.thread.start();
        return founder;
    }

    /// The LAN pool has changed.
    public void look() {
        changed.release();
    }

    private void run() {
        try {
            while (!hasLeader()) {
                if (log.voters().isEmpty()) {
                    decide();
                } else if (log.progress().lastIndex() == 0) {
                    // The others may not have heard of it, and without them nobody is elected.
                    tell(names(log.voters()));
                }
                if (changed.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasLeader() {
        return !(log.standing() instanceof Standing.Leaderless);
    }

    private void decide() throws InterruptedException {
        switch (Founding.look(self.name(), expected, live())) {
            case Founding.Decision.Wait(String why) -> say("waiting for " + why);
            case Founding.Decision.Stuck(String reason) -> say("no group is begun: " + reason);
            case Founding.Decision.Ask(SortedSet<String> voters) -> ask(voters);
        }
    }

    private void ask(SortedSet<String> voters) throws InterruptedException {
        Instant begun = clock.instant();
        List<CompletableFuture<Optional<String>>> answers =
                voters.stream().map(voter -> promise(voter, voters)).toList();
        for (CompletableFuture<Optional<String>> answer : answers) {
            Optional<String> obstacle = await(answer);
            if (obstacle.isPresent()) {
                say("no group is begun yet: " + obstacle.get());
                return;
            }
        }
        if (clock.instant().isAfter(begun.plus(Promises.COLLECTING))) {
            say("no group is begun yet: the promises of the others came too late");
            return;
        }
        found(voters);
        tell(voters);
    }

    private static Optional<String> await(CompletableFuture<Optional<String>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (java.util.concurrent.ExecutionException never) {
            throw new IllegalStateException("a reply is never an exception", never);
        }
    }

    private CompletableFuture<Optional<String>> promise(String voter, SortedSet<String> voters) {
        if (voter.equals(self.name())) {
            return CompletableFuture.completedFuture(promise(voters));
        }
        var answer = new CompletableFuture<Optional<String>>();
        network.ask(new NodeName(voter), PROMISE, body(voters), PATIENCE, reply -> {
            switch (reply) {
                case Reply.Answer(Bytes nothing) -> answer.complete(Optional.empty());
                case Reply.Failure(Bytes reason) -> answer.complete(Optional.of(reason.text()));
                case Reply.None(boolean inTime, String reason) -> answer.complete(Optional.of(reason));
            }
        });
        return answer;
    }

    private Optional<String> promise(SortedSet<String> voters) {
        var view = new Promises.View(
                self.name(),
                Founding.names(live()),
                names(log.voters()),
                log.progress().lastIndex() > 0);
        synchronized (promises) {
            return promises.promise(clock.instant(), voters, view);
        }
    }

    private void asked(Bytes names, VoterGuest.Turn turn) {
        Optional<SortedSet<String>> voters = voters(names);
        Optional<String> obstacle =
                voters.isEmpty() ? Optional.of("these are no names of servers") : promise(voters.get());
        if (obstacle.isEmpty()) {
            turn.answer(Bytes.EMPTY);
        } else {
            turn.fail(Bytes.ofText(obstacle.get()));
        }
    }

    private void begun(VoterGuest guest, Bytes names, VoterGuest.Turn turn) {
        Optional<SortedSet<String>> voters = voters(names);
        boolean kept;
        synchronized (promises) {
            kept = voters.filter(promises::kept).isPresent();
        }
        if (kept && log.voters().isEmpty()) {
            // Opens the log's meta file, which may wait for the disk.
            var _ = Thread.startVirtualThread(() -> found(voters.orElseThrow()));
        }
        turn.answer(Bytes.EMPTY);
    }

    private void found(SortedSet<String> voters) {
        say("the group of %s begins".formatted(voters));
        var _ = log.found(voters.stream().map(NodeName::new).collect(Collectors.toSet()))
                .exceptionally(problem -> {
                    say("the group cannot begin: " + problem.getMessage());
                    return null;
                });
    }

    private void tell(SortedSet<String> voters) {
        voters.stream()
                .filter(voter -> !voter.equals(self.name()))
                .forEach(voter -> network.ask(new NodeName(voter), BEGUN, body(voters), PATIENCE, reply -> {
                    if (reply instanceof Reply.None(boolean inTime, String reason)) {
                        LOG.atDebug()
                                .addKeyValue("server", voter)
                                .addKeyValue("cause", reason)
                                .log("a server has not heard that the group begins; it is told again");
                    }
                }));
    }

    private List<Founding.Seen> live() {
        return servers.all().stream()
                .filter(LanServer::isAlive)
                .map(server -> new Founding.Seen(server.name().name(), server.expects(), server.bootstraps()))
                .toList();
    }

    private static SortedSet<String> names(List<NodeName> voters) {
        return voters.stream().map(NodeName::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Bytes body(SortedSet<String> voters) {
        return Bytes.ofText(String.join("\n", voters));
    }

    /// Names have no blanks in them. Empty if one is none, or if they are too many.
    private static Optional<SortedSet<String>> voters(Bytes body) {
        if (body.length() > LARGEST_GROUP * NodeName.LIMIT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Arrays.stream(body.text().split("\n", LARGEST_GROUP))
                    .map(NodeName::new)
                    .map(NodeName::name)
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private synchronized void say(String sentence) {
        if (!sentence.equals(told)) {
            told = sentence;
            LOG.atInfo().log(sentence);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
