package io.tombolo.contract.rpc.coordinate;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// Says where a node is. Source: RPC sheet 16, "CoordinateUpdateRequest".
///
/// @param coord   Vivaldi coordinate, none allowed
/// @param node    node name
/// @param segment network segment, empty in community builds
public record CoordinateUpdateRequest(
        String datacenter,
        Optional<Coord> coord,
        String node,
        String segment,
        @Embedded WriteRequest write) {}
