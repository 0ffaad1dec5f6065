package io.tombolo.catalogservice.answer;

import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.rpc.query.QueryOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Answers to what was asked of the newest state, so that the same question costs one look. Forgotten with the first
/// change of the state. For all threads.
///
/// Only of a leader: what a follower answers says how long ago it heard from its leader.
// A version is published once: the same state is the same object, and comparing two would take as long as asking.
@SuppressWarnings("ReferenceEquality")
final class KeptAnswers<Q, R> {

    /// Questions that are remembered.
    private static final int LIMIT = 1024;

    private final Reads reads;
    private volatile Kept<Q, R> kept;

    private record Kept<Q, R>(CatalogReplica.Version version, Map<Q, R> answers) {}

    KeptAnswers(Reads reads) {
        this.reads = reads;
        kept = new Kept<>(reads.version(), new ConcurrentHashMap<>());
    }

    /// The answer, if nothing has to be waited for and the question was answered from the newest state.
    Optional<CompletableFuture<R>> known(Q question, QueryOptions options) {
        Kept<Q, R> now = kept;
        R answer = now.answers().get(question);
        return answer != null && reads.isPrompt(options) && reads.leads() && now.version() == reads.version()
                ? Optional.of(CompletableFuture.completedFuture(answer))
                : Optional.empty();
    }

    /// The answer.
    R of(Q question, QueryOptions options, Function<Q, R> handler) {
        CatalogReplica.Version before = reads.version();
        R answer = handler.apply(question);
        if (options.minQueryIndex() == 0 && reads.leads() && reads.version() == before) {
            keep(before, question, answer);
        }
        return answer;
    }

    private void keep(CatalogReplica.Version version, Q question, R answer) {
        Kept<Q, R> now = kept;
        if (now.version() != version || now.answers().size() >= LIMIT) {
            now = new Kept<>(version, new ConcurrentHashMap<>());
            kept = now;
        }
        now.answers().put(question, answer);
    }
}
