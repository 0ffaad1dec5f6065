package io.tombolo.contract.rpc.intention;

import io.tombolo.core.wire.binding.WireField;

/// Two ends of a connection. Source: RPC sheet 16, "IntentionQueryCheck".
///
/// @param destinationNs        destination namespace, default in community builds
/// @param destinationName      destination service or wildcard
/// @param destinationPartition destination partition, empty in community builds
/// @param sourceNs             source namespace, default in community builds
/// @param sourceName           source service or wildcard
/// @param sourcePartition      source partition, empty in community builds
/// @param sourceType           consul
public record IntentionQueryCheck(
        @WireField(name = "DestinationNS") String destinationNs,
        String destinationName,
        String destinationPartition,
        @WireField(name = "SourceNS") String sourceNs,
        String sourceName,
        String sourcePartition,
        String sourceType) {}
