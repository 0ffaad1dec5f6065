package io.tombolo.catalogservice.log;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A durable log that the voters of one datacenter agree on. A single server is a group of one.
///
/// A voter is known by the name of its node; where it is may change. Every future of a log that cannot do what was
/// asked
/// fails with a [LogException], which tells whether the request may be made again. No future waits for longer than the
/// log's deadline. From any thread.
///
/// @param <A> what applying a command comes to
public interface ReplicatedLog<A> extends AutoCloseable {

    /// Bytes of the largest command: a transaction of 64 values of 512 KB is refused long before.
    int LARGEST_COMMAND = 2 << 20;

    /// Begins a new group. To be called with the same voters on each of them, and nothing happens on a server whose
    /// folder has a log already.
    CompletableFuture<Void> found(Set<NodeName> voters);

    /// Appends a command, if this server leads. Completes when a majority has it on disk and it is applied here.
    CompletableFuture<Committed<A>> propose(Bytes command);

    /// Completes with an index once this server's state contains every command that was acknowledged, by whichever
    /// server, before the call. On the leader only.
    CompletableFuture<Long> readBarrier(Barrier barrier);

    /// What this server is at the moment. It leads once its state contains all that was ever acknowledged.
    Standing standing();

    /// Tells what this server is from now on, beginning with what it is. In order, on a thread of the log: be short.
    Subscription watchStanding(Consumer<Standing> listener);

    /// How far this server is.
    Progress progress();

    /// The voters, as far as this server knows, in order; none before the group was founded.
    List<NodeName> voters();

    /// Lets a server vote, which has to run with an empty folder or one of this group. Completes when it has caught up
    /// and
    /// votes. On the leader only; one change at a time.
    CompletableFuture<Void> addVoter(NodeName voter);

    /// Takes a server's vote away; nothing happens if it has none. On the leader only; it may be the leader itself,
    /// which then leads no longer.
    CompletableFuture<Void> removeVoter(NodeName voter);

    /// Makes another voter lead. Completes when this server leads no longer. On the leader only.
    CompletableFuture<Void> transferLeadership(NodeName voter);

    /// Writes a snapshot now, so that the log before it can go. Completes with the last index that it contains, once it
    /// is
    /// on disk under its name.
    CompletableFuture<Long> snapshot();

    /// Stops taking part. What is on disk stays.
    @Override
    void close();
}
