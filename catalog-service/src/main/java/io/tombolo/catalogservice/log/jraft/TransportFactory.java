package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.option.RpcOptions;
import com.alipay.sofa.jraft.rpc.RaftRpcFactory;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.util.Endpoint;
import com.alipay.sofa.jraft.util.SPI;
import org.jspecify.annotations.Nullable;

/// Gives each node of the engine the transport that its options carry. The engine has one factory for the
/// whole process.
///
/// Public for the engine's service loader.
@SPI(name = "tombolo", priority = 1_000)
public final class TransportFactory implements RaftRpcFactory {

    /// Carries the transport from the options to the client that is made for them.
    private record Chosen(VoterOptions options) implements ConfigHelper<RpcClient> {

        @Override
        public void config(RpcClient client) {
            // The transport was configured before the node was made.
        }
    }

    @Override
    public void registerProtobufSerializer(String className, Object... arguments) {
        // The transport knows all messages.
    }

    @Override
    public ConfigHelper<RpcClient> defaultJRaftClientConfigHelper(RpcOptions options) {
        if (options instanceof VoterOptions voter) {
            return new Chosen(voter);
        }
        throw new IllegalStateException("options without a transport: " + options);
    }

    @Override
    public RpcClient createRpcClient(@Nullable ConfigHelper<RpcClient> helper) {
        if (helper instanceof Chosen(var options)) {
            return options.client();
        }
        throw new IllegalStateException("a client without a transport");
    }

    @Override
    public RpcServer createRpcServer(Endpoint endpoint, @Nullable ConfigHelper<RpcServer> helper) {
        throw new IllegalStateException("servers come from the node's own transport");
    }
}
