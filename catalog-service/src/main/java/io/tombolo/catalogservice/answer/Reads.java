package io.tombolo.catalogservice.answer;

import io.tombolo.catalogservice.log.Barrier;
import io.tombolo.catalogservice.log.LogException;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads as consistently as the caller wants, and waits until there is news if the caller wants that. Source: RPC
/// sheet 6.
///
/// A default read asks the leader's lease, so it sees whatever was acknowledged before it came. A consistent one
/// asks a majority. A stale one asks nobody. Default and consistent reads that wait on a server which leads no
/// longer are answered with what there is: their callers ask again, and are sent to a server that hears of news.
public final class Reads {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /// A wait is longer by up to this part of it, so that not all callers come back at once.
    private static final int JITTER = 16;

    private final ReplicatedLog<Outcome> log;
    private final CatalogReplica replica;

    public Reads(ReplicatedLog<Outcome> log, CatalogReplica replica) {
        this.log = log;
        this.replica = replica;
        var _ = log.watchStanding(standing -> {
            if (!(standing instanceof Standing.Leads)) {
                replica.wakeAll();
            }
        });
    }

    /// Answers a query.
    public <T> Found<T> find(QueryOptions options, Function<Store, Answer<T>> query) {
        return find(options, query, value -> false);
    }

    /// Answers a query for one thing. Whoever waits for a thing that is missing is not woken by changes of
    /// others.
    public <T> Found<Optional<T>> findOne(QueryOptions options, Function<Store, Answer<Optional<T>>> query) {
        return find(options, query, Optional::isEmpty);
    }

    /// Answers a query. Whoever waits for what is missing is not woken while it is.
    public <T> Found<T> find(QueryOptions options, Function<Store, Answer<T>> query, Predicate<T> missing) {
        confirm(options);
        if (options.minQueryIndex() == 0) {
            return found(replica.version(), query);
        }
        long deadline = System.nanoTime() + wait(options.maxQueryTime());
        long seen = options.minQueryIndex();
        long history = replica.version().history();
        boolean wasMissing = false;
        while (true) {
            CatalogReplica.Version version = replica.version();
            Answer<T> answer = query.apply(version.store());
            boolean isMissing = missing.test(answer.value());
            if (isMissing && wasMissing) {
                seen = answer.index();
            }
            wasMissing |= isMissing;
            if (Long.compareUnsigned(answer.index(), seen) > 0
                    || version.history() != history
                    || !hearsOfNews(options)
                    || !changes(options, version, answer, deadline - System.nanoTime())) {
                return found(version, answer);
            }
        }
    }

    /// Whoever leads no longer may be cut off from the others, and then learns of nothing.
    private boolean hearsOfNews(QueryOptions options) {
        return options.allowStale() || log.standing() instanceof Standing.Leads;
    }

    private boolean changes(QueryOptions options, CatalogReplica.Version version, Answer<?> answer, long nanos) {
        try {
            return replica.await(version, answer.watches(), () -> hearsOfNews(options), nanos);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            throw Waiting.callerIsGone();
        }
    }

    private static long wait(Duration wanted) {
        Duration wait = wanted.isPositive() ? wanted : USUAL_WAIT;
        long nanos = (wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait).toNanos();
        return nanos + ThreadLocalRandom.current().nextLong(nanos / JITTER + 1);
    }

    /// Makes sure that what is read from now on is as fresh as the caller wants.
    public void confirm(QueryOptions options) {
        if (options.requireConsistent()) {
            var _ = Waiting.on(log.readBarrier(Barrier.MAJORITY), Reads::noMajority);
        } else if (!options.allowStale()) {
            var _ = Waiting.on(log.readBarrier(Barrier.LEASE), Reads::noLeader);
        }
    }

    private static RpcError noMajority(Throwable problem) {
        return isNotLeading(problem) ? RpcError.Known.NO_LEADER : RpcError.Known.NOT_READY_FOR_CONSISTENT_READS;
    }

    /// A read may be tried again whatever happened, so callers are told that there is no leader: they do.
    private static RpcError noLeader(Throwable problem) {
        return RpcError.Known.NO_LEADER;
    }

    private static boolean isNotLeading(Throwable problem) {
        return problem instanceof LogException refused && refused.fate() == LogException.Fate.NOT_LEADING;
    }

    private <T> Found<T> found(CatalogReplica.Version version, Function<Store, Answer<T>> query) {
        return found(version, query.apply(version.store()));
    }

    private <T> Found<T> found(CatalogReplica.Version version, Answer<T> answer) {
        return new Found<>(answer.value(), version.store(), meta(answer.index()));
    }

    /// How an answer of this server comes about.
    public QueryMeta meta(long index) {
        return switch (log.standing()) {
            case Standing.Leads() -> QueryMeta.fromLeader(index);
            case Standing.Follows(var leader) -> asFollower(index, true);
            case Standing.Leaderless(var hadLeader) -> asFollower(index, false);
        };
    }

    private QueryMeta asFollower(long index, boolean knownLeader) {
        return new QueryMeta(index, log.progress().lastContact(), knownLeader, "", false, 0, false);
    }
}
