package io.tombolo.contract.rpc.status;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.core.wire.binding.WireCodec;
import java.util.List;

/// The methods of `Status`. Source: RPC sheet 15.
public final class StatusMethods {

    private static final String SERVICE = "Status";

    /// The answer shows that the server is there.
    public static final RpcMethod<Nothing, Nothing> PING =
            RpcMethod.read(SERVICE, "Ping", Nothing.class, Nothing.class);

    /// The leader's address; empty if none is known.
    public static final RpcMethod<DcSpecificRequest, String> LEADER =
            RpcMethod.read(SERVICE, "Leader", DcSpecificRequest.class, String.class);

    /// The addresses of the voters.
    public static final RpcMethod<DcSpecificRequest, List<String>> PEERS =
            RpcMethod.read(SERVICE, "Peers", DcSpecificRequest.class, WireCodec.listOf(WireCodec.of(String.class)));

    /// Where the log of the server is that is asked.
    public static final RpcMethod<Nothing, RaftStats> RAFT_STATS =
            RpcMethod.read(SERVICE, "RaftStats", Nothing.class, RaftStats.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(PING, LEADER, PEERS, RAFT_STATS);

    private StatusMethods() {}
}
