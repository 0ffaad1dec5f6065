package io.tombolo.contract.rpc.coordinate;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Where nodes are. Source: RPC sheet 16, "IndexedCoordinates".
///
/// @param coordinates list of coordinates
public record IndexedCoordinates(
        List<Coordinate> coordinates, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedCoordinates {
        coordinates = List.copyOf(coordinates);
    }
}
