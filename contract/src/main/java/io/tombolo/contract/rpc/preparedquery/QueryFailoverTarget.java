package io.tombolo.contract.rpc.preparedquery;

/// One place where a query looks. Source: RPC sheet 16, "QueryFailoverTarget".
///
/// @param peer     peer name
/// @param peerName peer name, empty for local data
public record QueryFailoverTarget(String datacenter, String peer, String peerName) {}
