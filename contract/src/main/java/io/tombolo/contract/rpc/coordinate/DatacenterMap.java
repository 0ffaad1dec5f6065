package io.tombolo.contract.rpc.coordinate;

import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// The servers of a datacenter in the network's space. Source: RPC sheet 16, "DatacenterMap".
///
/// @param datacenter  datacenter name
/// @param areaId      network area, wan for the ordinary WAN pool
/// @param coordinates list of coordinates
public record DatacenterMap(
        String datacenter, @WireField(name = "AreaID") String areaId, List<Coordinate> coordinates) {

    /// Takes copies of the collections.
    public DatacenterMap {
        coordinates = List.copyOf(coordinates);
    }
}
