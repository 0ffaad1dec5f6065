package io.tombolo.httpapi.agent;

import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.util.Map;
import java.util.Optional;

/// What an agent says about itself. Source: HTTP sheet 3.3, `agent/self`.
///
/// @param debugConfig what it was told, and what follows from it; for people, and without secrets
/// @param coord       where it is in the network; none before anybody has measured
/// @param member      itself in the LAN pool
record SelfView(
        Told config,
        @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, Value> debugConfig,
        @WireField(omitEmpty = WireField.Omission.JSON) Optional<Coord> coord,
        Optional<MemberView> member,
        @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, Map<String, String>> stats,
        @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, String> meta) {

    SelfView {
        debugConfig = Sorted.copy(debugConfig);
        stats = Sorted.copy(stats);
        meta = Sorted.copy(meta);
    }

    /// What clients look at first.
    record Told(
            String datacenter,
            String primaryDatacenter,
            String nodeName,
            @WireField(name = "NodeID") String nodeId,
            String revision,
            boolean server,
            String version) {}
}
