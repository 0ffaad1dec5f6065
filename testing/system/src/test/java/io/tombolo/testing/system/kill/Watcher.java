package io.tombolo.testing.system.kill;

import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.testing.kit.history.Action;
import io.tombolo.testing.kit.history.History;
import io.tombolo.testing.kit.history.Operation;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Follows one key with queries that wait for news, and goes on from the last index whatever happens to a query.
final class Watcher implements Client {

    /// Longer than a test waits for a change to be seen: who is not woken is found out.
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final int number;
    private final List<Server> servers;
    private final History history;
    private final SplittableRandom random;
    private long index = 1;
    private volatile String key = "";

    Watcher(int number, List<Server> servers, History history) {
        this.number = number;
        this.servers = servers;
        this.history = history;
        random = new SplittableRandom(number);
    }

    /// Whether it follows this key.
    boolean waitsFor(String other) {
        return key.equals(other);
    }

    @Override
    public boolean call(List<String> keys) {
        if (!key.equals(keys.getFirst())) {
            key = keys.getFirst();
            index = 1;
        }
        KeyCalls calls = servers.get(random.nextInt(servers.size())).calls();
        long invoked = System.nanoTime();
        if (!(calls.get(key, Mode.DEFAULT.after(index, WAIT)) instanceof Reply.Done<IndexedDirEntries>(var found))) {
            return false;
        }
        index = found.meta().index();
        var action = new Action.Read(Reader.content(found), index);
        history.add(new Operation(number, key, action, invoked, System.nanoTime()));
        return true;
    }
}
