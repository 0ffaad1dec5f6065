package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.ReplicatorGroup;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.option.RpcOptions;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.alipay.sofa.jraft.rpc.InvokeContext;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.util.Endpoint;
import org.jspecify.annotations.Nullable;

/// Marks what is asked in an ordered election.
final class MarkingClient implements RpcClient {

    private final RpcClient client;
    private final OrderedElections orders;

    MarkingClient(RpcClient client, OrderedElections orders) {
        this.client = client;
        this.orders = orders;
    }

    @Override
    public Object invokeSync(Endpoint endpoint, Object request, @Nullable InvokeContext context, long timeoutMillis)
            throws InterruptedException, RemotingException {
        return client.invokeSync(endpoint, orders.marked(request), context, timeoutMillis);
    }

    @Override
    public void invokeAsync(
            Endpoint endpoint,
            Object request,
            @Nullable InvokeContext context,
            InvokeCallback callback,
            long timeoutMillis)
            throws InterruptedException, RemotingException {
        client.invokeAsync(endpoint, orders.marked(request), context, callback, timeoutMillis);
    }

    @Override
    public boolean checkConnection(Endpoint endpoint) {
        return client.checkConnection(endpoint);
    }

    @Override
    public boolean checkConnection(Endpoint endpoint, boolean createIfAbsent) {
        return client.checkConnection(endpoint, createIfAbsent);
    }

    @Override
    public void closeConnection(Endpoint endpoint) {
        client.closeConnection(endpoint);
    }

    @Override
    public void registerConnectEventListener(ReplicatorGroup replicators) {
        client.registerConnectEventListener(replicators);
    }

    @Override
    public boolean init(RpcOptions options) {
        return client.init(options);
    }

    @Override
    public void shutdown() {
        client.shutdown();
    }
}
