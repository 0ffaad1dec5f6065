package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.ReplicatorGroup;
import com.alipay.sofa.jraft.error.RemotingException;
import com.alipay.sofa.jraft.option.RpcOptions;
import com.alipay.sofa.jraft.rpc.InvokeCallback;
import com.alipay.sofa.jraft.rpc.InvokeContext;
import com.alipay.sofa.jraft.rpc.RpcClient;
import com.alipay.sofa.jraft.rpc.RpcProcessor;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.ConnectionClosedEventListener;
import com.alipay.sofa.jraft.util.Endpoint;
import org.jspecify.annotations.Nullable;

/// A voter that is alone.
public final class NoOthers implements VoterTransport {

    @Override
    public RpcServer server() {
        return new Deaf();
    }

    @Override
    public RpcClient client() {
        return new Mute();
    }

    private static final class Deaf implements RpcServer {

        @Override
        public void registerConnectionClosedEventListener(ConnectionClosedEventListener listener) {}

        @Override
        public void registerProcessor(RpcProcessor<?> processor) {}

        @Override
        public int boundPort() {
            return 0;
        }

        @Override
        public boolean isStarted() {
            return true;
        }

        @Override
        public boolean init(@Nullable Void nothing) {
            return true;
        }

        @Override
        public void shutdown() {}
    }

    private static final class Mute implements RpcClient {

        @Override
        public boolean checkConnection(Endpoint endpoint) {
            return false;
        }

        @Override
        public boolean checkConnection(Endpoint endpoint, boolean createIfAbsent) {
            return false;
        }

        @Override
        public void closeConnection(Endpoint endpoint) {}

        @Override
        public void registerConnectEventListener(ReplicatorGroup replicators) {}

        @Override
        public Object invokeSync(Endpoint endpoint, Object request, @Nullable InvokeContext context, long timeoutMillis)
                throws RemotingException {
            throw new RemotingException("this voter is alone");
        }

        @Override
        public void invokeAsync(
                Endpoint endpoint,
                Object request,
                @Nullable InvokeContext context,
                InvokeCallback callback,
                long timeoutMillis)
                throws RemotingException {
            throw new RemotingException("this voter is alone");
        }

        @Override
        public boolean init(RpcOptions options) {
            return true;
        }

        @Override
        public void shutdown() {}
    }
}
