package io.tombolo.contract.rpc.operator;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import java.util.List;

/// The methods of `Operator`. Source: RPC sheet 15.
public final class OperatorMethods {

    private static final String SERVICE = "Operator";

    /// The servers of the cluster.
    public static final RpcMethod<DcSpecificRequest, RaftConfigurationResponse> RAFT_GET_CONFIGURATION =
            RpcMethod.read(SERVICE, "RaftGetConfiguration", DcSpecificRequest.class, RaftConfigurationResponse.class);

    /// Removes a server from the cluster, named by its address.
    public static final RpcMethod<RaftRemovePeerRequest, Nothing> RAFT_REMOVE_PEER_BY_ADDRESS =
            RpcMethod.write(SERVICE, "RaftRemovePeerByAddress", RaftRemovePeerRequest.class, Nothing.class);

    /// Removes a server from the cluster, named by its ID.
    public static final RpcMethod<RaftRemovePeerRequest, Nothing> RAFT_REMOVE_PEER_BY_ID =
            RpcMethod.write(SERVICE, "RaftRemovePeerByID", RaftRemovePeerRequest.class, Nothing.class);

    /// How servers are looked after.
    public static final RpcMethod<DcSpecificRequest, AutopilotConfig> AUTOPILOT_GET_CONFIGURATION =
            RpcMethod.read(SERVICE, "AutopilotGetConfiguration", DcSpecificRequest.class, AutopilotConfig.class);

    /// Changes how servers are looked after. Whether it was done.
    public static final RpcMethod<AutopilotSetConfigRequest, Boolean> AUTOPILOT_SET_CONFIGURATION =
            RpcMethod.write(SERVICE, "AutopilotSetConfiguration", AutopilotSetConfigRequest.class, Boolean.class);

    /// Whether the servers are healthy. The leader answers.
    public static final RpcMethod<DcSpecificRequest, AutopilotHealthReply> SERVER_HEALTH =
            RpcMethod.read(SERVICE, "ServerHealth", DcSpecificRequest.class, AutopilotHealthReply.class);

    /// How the servers are; since 1.9. The leader answers.
    public static final RpcMethod<DcSpecificRequest, AutopilotState> AUTOPILOT_STATE =
            RpcMethod.read(SERVICE, "AutopilotState", DcSpecificRequest.class, AutopilotState.class);

    /// How much there is; since 1.15.
    public static final RpcMethod<OperatorUsageRequest, Usage> USAGE =
            RpcMethod.read(SERVICE, "Usage", OperatorUsageRequest.class, Usage.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(
            RAFT_GET_CONFIGURATION,
            RAFT_REMOVE_PEER_BY_ADDRESS,
            RAFT_REMOVE_PEER_BY_ID,
            AUTOPILOT_GET_CONFIGURATION,
            AUTOPILOT_SET_CONFIGURATION,
            SERVER_HEALTH,
            AUTOPILOT_STATE,
            USAGE);

    private OperatorMethods() {}
}
