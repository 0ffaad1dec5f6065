package io.tombolo.contract.rpc.query;

/// A service by its name. Source: RPC sheet 16, "ServiceName".
public record ServiceName(String name) {}
