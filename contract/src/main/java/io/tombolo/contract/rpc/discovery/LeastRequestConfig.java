package io.tombolo.contract.rpc.discovery;

/// How many instances are compared. Source: RPC sheet 16, "LeastRequestConfig".
///
/// @param choiceCount least request choices
public record LeastRequestConfig(long choiceCount) {}
