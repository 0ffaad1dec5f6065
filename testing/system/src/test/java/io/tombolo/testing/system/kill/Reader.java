package io.tombolo.testing.system.kill;

import io.tombolo.contract.rpc.kv.IndexedDirEntries;
import io.tombolo.testing.kit.history.Action;
import io.tombolo.testing.kit.history.Content;
import io.tombolo.testing.kit.history.History;
import io.tombolo.testing.kit.history.Operation;
import io.tombolo.testing.kit.history.StaleRead;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Reads keys in one mode, from any server.
final class Reader implements Client {

    private final int number;
    private final Mode mode;
    private final List<Server> servers;
    private final History history;
    private final SplittableRandom random;

    Reader(int number, Mode mode, List<Server> servers, History history) {
        this.number = number;
        this.mode = mode;
        this.servers = servers;
        this.history = history;
        random = new SplittableRandom(number);
    }

    @Override
    public boolean call(List<String> keys) {
        return read(servers.get(random.nextInt(servers.size())), keys.get(random.nextInt(keys.size())));
    }

    private boolean read(Server server, String key) {
        Optional<String> life = mode == Mode.STALE ? server.answeringLife() : Optional.empty();
        long invoked = System.nanoTime();
        if (!(server.calls().get(key, mode.now()) instanceof Reply.Done<IndexedDirEntries>(var found))) {
            return false;
        }
        var action = new Action.Read(content(found), found.meta().index());
        var read = new Operation(number, key, action, invoked, System.nanoTime());
        if (mode == Mode.STALE) {
            // Of an answer that came around a restart, nobody knows which life it is of: it is one of its own.
            String answering = life.filter(server.life()::equals).orElse("of call " + read);
            history.add(new StaleRead(read, answering, found.meta().lastContact()));
        } else {
            history.add(read);
        }
        return true;
    }

    static Content content(IndexedDirEntries found) {
        return found.entries().stream()
                .findFirst()
                .map(entry -> Content.of(entry.value().text()))
                .orElse(Content.NOTHING);
    }
}
