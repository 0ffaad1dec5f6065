package io.tombolo.catalogservice.log;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A log of one voter in memory: commands are applied as they come.
public final class ModelLog<A> implements ReplicatedLog<A> {

    private final ReplicatedState<A> state;
    private final List<Consumer<Standing>> listeners = new CopyOnWriteArrayList<>();
    private final List<Barrier> barriers = new ArrayList<>();
    private volatile Standing standing = new Standing.Leads();
    private long last = 1;

    public ModelLog(ReplicatedState<A> state) {
        this.state = state;
    }

    /// Takes or loses the lead.
    public void becomes(Standing next) {
        standing = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    /// The barriers that were asked for, in order.
    public synchronized List<Barrier> barriers() {
        return List.copyOf(barriers);
    }

    @Override
    public CompletableFuture<Void> found(Set<NodeName> voters) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Committed<A>> propose(Bytes command) {
        if (!leads()) {
            return notLeading();
        }
        last++;
        return CompletableFuture.completedFuture(new Committed<>(last, state.apply(last, command)));
    }

    @Override
    public synchronized CompletableFuture<Long> readBarrier(Barrier barrier) {
        barriers.add(barrier);
        return leads() ? CompletableFuture.completedFuture(last) : notLeading();
    }

    private boolean leads() {
        return standing instanceof Standing.Leads;
    }

    private static <T> CompletableFuture<T> notLeading() {
        return CompletableFuture.failedFuture(new LogException(LogException.Fate.NOT_LEADING, "somebody else leads"));
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public Subscription watchStanding(Consumer<Standing> listener) {
        listeners.add(listener);
        listener.accept(standing);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized Progress progress() {
        return new Progress(1, last, last, leads() ? Duration.ZERO : Duration.ofMillis(7));
    }

    @Override
    public List<NodeName> voters() {
        return List.of(new NodeName("s1"));
    }

    @Override
    public CompletableFuture<Void> addVoter(NodeName voter) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> removeVoter(NodeName voter) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> transferLeadership(NodeName voter) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Long> snapshot() {
        return CompletableFuture.completedFuture(last);
    }

    @Override
    public void close() {
        becomes(new Standing.Leaderless(true));
    }
}
