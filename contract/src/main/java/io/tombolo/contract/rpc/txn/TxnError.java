package io.tombolo.contract.rpc.txn;

/// Why one thing could not be done. Source: RPC sheet 16, "TxnError".
///
/// @param opIndex index of the failing operation
/// @param what    error text
public record TxnError(long opIndex, String what) {}
