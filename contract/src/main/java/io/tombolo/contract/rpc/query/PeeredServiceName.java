package io.tombolo.contract.rpc.query;

/// A service, and the peer that it is of. Source: RPC sheet 16, "PeeredServiceName".
///
/// @param peer peer name
public record PeeredServiceName(String peer, ServiceName serviceName) {}
