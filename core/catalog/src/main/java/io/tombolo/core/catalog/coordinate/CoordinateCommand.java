package io.tombolo.core.catalog.coordinate;

import java.util.List;

/// What changes coordinates.
public sealed interface CoordinateCommand {

    /// Replaces those of some nodes.
    record Update(List<Coordinate> coordinates) implements CoordinateCommand {

        /// Takes a copy of the list.
        public Update {
            coordinates = List.copyOf(coordinates);
        }
    }
}
