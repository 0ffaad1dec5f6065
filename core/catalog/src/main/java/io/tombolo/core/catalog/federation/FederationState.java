package io.tombolo.core.catalog.federation;

import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Instant;
import java.util.List;

/// The gateways of a datacenter. Source: WAN federation sheet 4.1.
///
/// @param meshGateways       every instance of the kind, healthy or not
/// @param updatedAt          when its owner last wrote it
/// @param primaryModifyIndex index of the write in the primary's log
public record FederationState(
        String datacenter,
        @WireField(omitEmpty = WireField.Omission.JSON) List<CheckServiceNode> meshGateways,
        Instant updatedAt,
        @Unsigned long primaryModifyIndex,
        @Embedded RaftIndex raft) {

    /// Takes a copy of the list.
    public FederationState {
        meshGateways = List.copyOf(meshGateways);
    }

    /// The same, written at a time.
    public FederationState updated(Instant time) {
        return new FederationState(datacenter, meshGateways, time, primaryModifyIndex, raft);
    }

    FederationState stored(RaftIndex newRaft) {
        long written = primaryModifyIndex == 0 ? newRaft.modifyIndex() : primaryModifyIndex;
        return new FederationState(datacenter, meshGateways, updatedAt, written, newRaft);
    }
}
