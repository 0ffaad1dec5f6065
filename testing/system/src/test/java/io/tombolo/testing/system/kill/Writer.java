package io.tombolo.testing.system.kill;

import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.testing.kit.history.Action;
import io.tombolo.testing.kit.history.Content;
import io.tombolo.testing.kit.history.History;
import io.tombolo.testing.kit.history.Operation;
import java.util.List;
import java.util.SplittableRandom;

/// Writes, swaps and deletes keys that others write as well, and now and then a key that nobody else ever writes.
final class Writer implements Client {

    private final int number;
    private final List<Server> servers;
    private final History history;
    private final SplittableRandom random;
    private int values;

    Writer(int number, List<Server> servers, History history) {
        this.number = number;
        this.servers = servers;
        this.history = history;
        random = new SplittableRandom(number);
    }

    @Override
    public boolean call(List<String> keys) {
        String key = keys.get(random.nextInt(keys.size()));
        return switch (random.nextInt(10)) {
            case 0 -> delete(key);
            case 1 -> set("%s%d-%d".formatted(Workload.LEDGER, number, values));
            case 2, 3, 4 -> swap(key);
            default -> set(key);
        };
    }

    /// Writes a new value.
    boolean set(String key) {
        String value = value();
        KeyCalls calls = server();
        return write(key, Content.of(value), () -> calls.set(key, value));
    }

    private boolean delete(String key) {
        KeyCalls calls = server();
        return write(key, Content.NOTHING, () -> calls.delete(key));
    }

    private KeyCalls server() {
        return servers.get(random.nextInt(servers.size())).calls();
    }

    private String value() {
        return "%d-%d".formatted(number, values++);
    }

    /// Something that a server is asked to do.
    private interface Call {
        Reply<Boolean> make();
    }

    private boolean write(String key, Content content, Call call) {
        var action = new Action.Write(content);
        long invoked = System.nanoTime();
        return switch (call.make()) {
            case Reply.Done<Boolean> done -> record(key, action, invoked, System.nanoTime());
            case Reply.NotDone<Boolean> notDone -> false;
            case Reply.Unknown<Boolean> unknown -> !record(key, action, invoked, Operation.OPEN);
        };
    }

    private boolean swap(String key) {
        String value = value();
        KeyCalls calls = server();
        long invoked = System.nanoTime();
        if (!(calls.get(key, Mode.DEFAULT.now()) instanceof Reply.Done<IndexedDirEntries>(var found))) {
            return false;
        }
        Content expected = Reader.content(found);
        long index = expected.equals(Content.NOTHING) ? 0 : found.meta().index();
        long between = System.nanoTime();
        record(key, new Action.Read(expected, found.meta().index()), invoked, between);
        return switch (calls.checkAndSet(key, value, index)) {
            case Reply.Done<Boolean>(Boolean held) ->
                record(
                        key,
                        swap(expected, value, held ? Action.Swapped.YES : Action.Swapped.NO),
                        between,
                        System.nanoTime());
            case Reply.NotDone<Boolean> notDone -> false;
            case Reply.Unknown<Boolean> unknown ->
                !record(key, swap(expected, value, Action.Swapped.UNKNOWN), between, Operation.OPEN);
        };
    }

    private static Action swap(Content expected, String value, Action.Swapped swapped) {
        return new Action.Swap(expected, Content.of(value), swapped);
    }

    private boolean record(String key, Action action, long invoked, long completed) {
        history.add(new Operation(number, key, action, invoked, completed));
        return true;
    }
}
