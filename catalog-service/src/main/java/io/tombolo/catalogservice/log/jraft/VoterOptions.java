package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.option.NodeOptions;
import com.alipay.sofa.jraft.rpc.RpcClient;

/// Options that carry their node's transport to where the engine makes its client.
final class VoterOptions extends NodeOptions {

    private final VoterTransport transport;
    private final OrderedElections orders;

    VoterOptions(VoterTransport transport, OrderedElections orders) {
        this.transport = transport;
        this.orders = orders;
    }

    /// The client of this node.
    RpcClient client() {
        return new MarkingClient(transport.client(), orders);
    }
}
