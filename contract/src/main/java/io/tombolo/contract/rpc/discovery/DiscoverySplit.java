package io.tombolo.contract.rpc.discovery;

import java.util.Optional;

/// A part of the requests, and the step after it. Source: RPC sheet 16, "DiscoverySplit".
///
/// @param definition the split config
/// @param nextNode   graph node name
/// @param weight     percentage 0 to 100
public record DiscoverySplit(Optional<ServiceSplit> definition, String nextNode, float weight) {}
