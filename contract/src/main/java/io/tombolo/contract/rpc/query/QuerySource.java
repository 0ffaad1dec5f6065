package io.tombolo.contract.rpc.query;

/// Near which node results are wanted first. Source: RPC sheet 5.3.
///
/// @param node          whose distance counts; empty for no order
/// @param ip            of the caller, where nodes are found by address
/// @param nodePartition empty in a community edition
/// @param disableNode   take the address alone
public record QuerySource(
        String datacenter, String segment, String node, String nodePartition, String ip, boolean disableNode) {

    /// No order.
    public static final QuerySource NONE = new QuerySource("", "", "", "", "", false);
}
