package io.tombolo.contract.rpc.intention;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may connect to whom. Source: RPC sheet 16, "Intention".
///
/// @param action               allow or deny; empty when Permissions are used
/// @param createdAt            creation time
/// @param defaultAddr          deprecated proxy address
/// @param defaultPort          deprecated proxy port
/// @param description          free text
/// @param destinationNs        destination namespace, default in community builds
/// @param destinationName      destination service or wildcard
/// @param destinationPartition destination partition, empty in community builds
/// @param hash                 content hash used by replication
/// @param id                   UUID for legacy intentions, empty for config entry based ones
/// @param jwt                  JWT requirement
/// @param precedence           computed precedence, higher wins
/// @param sourceNs             source namespace, default in community builds
/// @param sourceName           source service or wildcard
/// @param sourcePartition      source partition, empty in community builds
/// @param sourceType           consul
/// @param updatedAt            time of last update
/// @param meta                 metadata
/// @param permissions          layer 7 permissions
public record Intention(
        String action,
        Instant createdAt,

        @WireField(omitEmpty = WireField.Omission.EVERYWHERE)
        String defaultAddr,

        @WireField(omitEmpty = WireField.Omission.EVERYWHERE)
        long defaultPort,

        String description,
        @WireField(name = "DestinationNS") String destinationNs,
        String destinationName,
        String destinationPartition,
        Bytes hash,
        @WireField(name = "ID") String id,
        @WireField(name = "JWT") Optional<IntentionJwtRequirement> jwt,
        long precedence,
        @WireField(name = "SourceNS") String sourceNs,
        String sourceName,
        String sourcePartition,
        String sourcePeer,
        String sourceSamenessGroup,
        String sourceType,
        Instant updatedAt,
        Map<String, String> meta,
        List<IntentionPermission> permissions,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public Intention {
        meta = Sorted.copy(meta);
        permissions = List.copyOf(permissions);
    }
}
