package io.tombolo.catalogservice.answer;

import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.coordinate.Coordinates;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.terms.Datacenter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Puts what is near a node first. Source: HTTP sheet 1.4, `near`; RPC sheet 5.3.
///
/// @param own the datacenter whose nodes have coordinates here
public record Nearness(Datacenter own) {

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    /// The list with the nearest first; as it is, if nobody asked for an order or nothing is known of the
    /// source.
    ///
    /// @param nodeOf the node on which something is; empty for nowhere
    public <T> List<T> sort(Store store, QuerySource source, List<T> list, Function<T, String> nodeOf) {
        if (source.node().isEmpty()
                || (!source.datacenter().isEmpty() && !source.datacenter().equals(own.name()))) {
            return list;
        }
        Optional<Coord> from = coordinate(store, source.node());
        if (from.isEmpty()) {
            return list;
        }
        var distances = new HashMap<String, Double>();
        return list.stream()
                .sorted(Comparator.comparingDouble(one -> distances.computeIfAbsent(
                        nodeOf.apply(one),
                        node -> coordinate(store, node)
                                .map(to -> distance(from.get(), to))
                                .orElse(UNKNOWN))))
                .toList();
    }

    private static Optional<Coord> coordinate(Store store, String node) {
        return Coordinates.ofNode(store, node).value().stream().findFirst().flatMap(Coordinate::coord);
    }

    /// Seconds of a round trip. Source: gossip sheet, "coordinates".
    private static double distance(Coord from, Coord to) {
        double squares = 0;
        for (int i = 0; i < Math.min(from.vec().size(), to.vec().size()); i++) {
            double difference = from.vec().get(i) - to.vec().get(i);
            squares += difference * difference;
        }
        double raw = Math.sqrt(squares) + from.height() + to.height();
        double adjusted = raw + from.adjustment() + to.adjustment();
        return adjusted > 0 ? adjusted : raw;
    }
}
