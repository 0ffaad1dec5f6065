package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads sessions. Source: HTTP sheet 3.2; RPC sheet 15, "Session".
public final class SessionQueries {

    private SessionQueries() {}

    /// One session.
    public static Answer<Optional<Session>> get(Store store, String id) {
        return new Answer<>(
                store.index(Sessions.INDEX),
                Sessions.find(store, id),
                List.of(store.watch(Sessions.TABLE, Key.folded(id))));
    }

    /// All sessions, by ID.
    public static Answer<List<Session>> list(Store store) {
        var sessions = new ArrayList<Session>();
        store.scan(Sessions.TABLE, Key.ALL).forEach(sessions::add);
        return new Answer<>(
                store.index(Sessions.INDEX), List.copyOf(sessions), List.of(store.watchIndex(Sessions.INDEX)));
    }

    /// The sessions of a node, by ID.
    public static Answer<List<Session>> onNode(Store store, String node) {
        return new Answer<>(
                store.index(Sessions.INDEX), Sessions.onNode(store, node), List.of(store.watchIndex(Sessions.INDEX)));
    }
}
