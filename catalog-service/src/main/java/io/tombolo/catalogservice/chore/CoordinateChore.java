package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.chore.CoordinateBatching;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.coordinate.CoordinateCommand;
import java.util.List;

/// Writes positions of nodes, many at a time.
final class CoordinateChore implements Chore {

    private final Writes writes;
    private final CoordinateBatching batching = new CoordinateBatching();

    CoordinateChore(Writes writes) {
        this.writes = writes;
    }

    /// Takes a position. From any thread.
    void update(Coordinate coordinate) {
        synchronized (batching) {
            batching.update(coordinate);
        }
    }

    @Override
    public String name() {
        return "coordinates";
    }

    @Override
    public void begin() {
        var _ = batches();
    }

    @Override
    public void round() throws InterruptedException {
        for (List<Coordinate> batch : batches()) {
            var _ = writes.write(new CatalogCommand.Coordinate(new CoordinateCommand.Update(batch)));
        }
        Thread.sleep(CoordinateBatching.INTERVAL);
    }

    private List<List<Coordinate>> batches() {
        synchronized (batching) {
            return batching.batches();
        }
    }
}
