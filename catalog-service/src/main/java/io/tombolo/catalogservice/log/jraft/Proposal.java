package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.Closure;
import com.alipay.sofa.jraft.Status;
import io.tombolo.catalogservice.log.Committed;
import java.util.concurrent.CompletableFuture;

/// A command on its way, and who waits for it.
final class Proposal<A> implements Closure {

    private final CompletableFuture<Committed<A>> future = new CompletableFuture<>();

    CompletableFuture<Committed<A>> future() {
        return future;
    }

    void applied(long index, A answer) {
        future.complete(new Committed<>(index, answer));
    }

    @Override
    public void run(Status status) {
        if (!status.isOk()) {
            future.completeExceptionally(Statuses.failure("store a command", status));
        }
    }
}
