package io.tombolo.core.catalog.chore;

import io.tombolo.core.catalog.coordinate.Coordinate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Positions that wait to be written together. The latest of a node counts; what is too much is dropped, and comes
/// again. For one thread.
public final class CoordinateBatching {

    /// Between two writes.
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /// Positions in one command.
    public static final int BATCH = 128;

    /// Commands in one interval.
    public static final int BATCHES = 5;

    private record Place(String node, String segment) {}

    private final Map<Place, Coordinate> waiting = new LinkedHashMap<>();
    private long dropped;

    /// Takes a position.
    public void update(Coordinate coordinate) {
        var place = new Place(coordinate.node(), coordinate.segment());
        if (waiting.size() >= BATCH * BATCHES && !waiting.containsKey(place)) {
            dropped++;
            return;
        }
        waiting.put(place, coordinate);
    }

    /// What is to be written now, at most [#BATCH] in each; they wait no longer.
    public List<List<Coordinate>> batches() {
        var all = new ArrayList<>(waiting.values());
        waiting.clear();
        var batches = new ArrayList<List<Coordinate>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(List.copyOf(all.subList(from, Math.min(all.size(), from + BATCH))));
        }
        return List.copyOf(batches);
    }

    /// How many positions were dropped so far.
    public long dropped() {
        return dropped;
    }
}
