package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.rpc.RpcServer;

/// How voters reach each other. The host of the engine's endpoints is the name of a node.
public interface VoterTransport {

    /// Takes calls of the others.
    RpcServer server();

    /// Calls the others.
    RpcClient client();
}
