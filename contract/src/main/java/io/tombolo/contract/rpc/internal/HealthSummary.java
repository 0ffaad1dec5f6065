package io.tombolo.contract.rpc.internal;

/// How many there are of something, and how they are. Source: RPC sheet 16, "HealthSummary".
public record HealthSummary(long critical, String name, long passing, long total, long warning) {}
