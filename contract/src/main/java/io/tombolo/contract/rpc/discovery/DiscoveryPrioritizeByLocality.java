package io.tombolo.contract.rpc.discovery;

/// How much the place of instances counts. Source: RPC sheet 16, "DiscoveryPrioritizeByLocality".
public record DiscoveryPrioritizeByLocality(String mode) {}
