package io.tombolo.core.catalog.coordinate;

import java.util.Optional;

/// Where a node is in the network's space. Source: RPC sheet 16, "Coordinate".
///
/// @param segment the part of the network; empty here
public record Coordinate(String node, String segment, Optional<Coord> coord) {}
