package io.tombolo.core.catalog.coordinate;

import java.util.List;

/// A point of the network's space. Source: RPC sheet 16, "coordinate.Coordinate".
///
/// @param vec        eight numbers, in seconds
/// @param error      how sure it is, from 0 to 1.5
/// @param adjustment correction for what the space cannot express, in seconds
/// @param height     distance to the network's core, in seconds
public record Coord(List<Double> vec, double error, double adjustment, double height) {

    /// Takes a copy of the list.
    public Coord {
        vec = List.copyOf(vec);
    }
}
