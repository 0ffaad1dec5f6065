package io.tombolo.core.catalog.node;

/// Where a node or service is. Source: RPC sheet 16, "Locality".
public record Locality(String region, String zone) {}
