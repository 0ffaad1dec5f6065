package io.tombolo.testing.system.replay;

import io.tombolo.catalogservice.log.Barrier;
import io.tombolo.catalogservice.log.Committed;
import io.tombolo.catalogservice.log.Progress;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.log.ReplicatedState;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A log of one voter in memory, whose entries get the indexes that a recorded server's had.
final class ScriptedLog<A> implements ReplicatedLog<A> {

    private final ReplicatedState<A> state;
    private final NodeName self;
    private long last;

    ScriptedLog(ReplicatedState<A> state, NodeName self) {
        this.state = state;
        this.self = self;
    }

    /// The next entry gets this index: other servers wrote what is between.
    synchronized void next(long index) {
        if (index <= last) {
            throw new AssertionError("index %d comes after %d".formatted(index, last));
        }
        last = index - 1;
    }

    @Override
    public synchronized CompletableFuture<Committed<A>> propose(Bytes command) {
        last++;
        return CompletableFuture.completedFuture(new Committed<>(last, state.apply(last, command)));
    }

    @Override
    public synchronized CompletableFuture<Long> readBarrier(Barrier barrier) {
        return CompletableFuture.completedFuture(last);
    }

    @Override
    public Standing standing() {
        return new Standing.Leads();
    }

    @Override
    public Subscription watchStanding(Consumer<Standing> listener) {
        listener.accept(standing());
        return () -> {};
    }

    @Override
    public synchronized Progress progress() {
        return new Progress(2, last, last, Duration.ZERO);
    }

    @Override
    public List<NodeName> voters() {
        return List.of(self);
    }

    @Override
    public CompletableFuture<Void> found(Set<NodeName> voters) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> addVoter(NodeName voter) {
        return unscripted();
    }

    @Override
    public CompletableFuture<Void> removeVoter(NodeName voter) {
        return unscripted();
    }

    @Override
    public CompletableFuture<Void> transferLeadership(NodeName voter) {
        return unscripted();
    }

    @Override
    public CompletableFuture<Long> snapshot() {
        return unscripted();
    }

    private static <T> CompletableFuture<T> unscripted() {
        return CompletableFuture.failedFuture(new AssertionError("no recorded server was asked for this"));
    }

    @Override
    public void close() {}
}
