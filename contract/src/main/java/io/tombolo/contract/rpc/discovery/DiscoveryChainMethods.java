package io.tombolo.contract.rpc.discovery;

import io.tombolo.contract.rpc.RpcMethod;
import java.util.List;

/// The methods of `DiscoveryChain`. Source: RPC sheet 15.
public final class DiscoveryChainMethods {

    private static final String SERVICE = "DiscoveryChain";

    /// The way from a name to instances.
    public static final RpcMethod<DiscoveryChainRequest, DiscoveryChainResponse> GET =
            RpcMethod.read(SERVICE, "Get", DiscoveryChainRequest.class, DiscoveryChainResponse.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(GET);

    private DiscoveryChainMethods() {}
}
