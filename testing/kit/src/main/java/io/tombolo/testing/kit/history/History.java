package io.tombolo.testing.kit.history;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Collects what clients did. From any thread.
public final class History {

    private final ConcurrentLinkedQueue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<StaleRead> staleReads = new ConcurrentLinkedQueue<>();

    /// Adds a call that has ended, or that will never be heard of again.
    public void add(Operation operation) {
        operations.add(operation);
    }

    /// Adds a stale read.
    public void add(StaleRead read) {
        staleReads.add(read);
    }

    /// All calls so far, but for stale reads.
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /// All stale reads so far.
    public List<StaleRead> staleReads() {
        return List.copyOf(staleReads);
    }
}
