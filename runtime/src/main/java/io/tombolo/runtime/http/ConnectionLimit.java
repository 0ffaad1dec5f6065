package io.tombolo.runtime.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the connections of each address, and turns away those above the limit. Source: HTTP sheet 1.12.
final class ConnectionLimit {

    private static final String REFUSAL = """
            HTTP/1.1 429 Too Many Requests\r
            Content-Type: text/plain\r
            Connection: close\r
            \r
            Your IP is issuing too many concurrent connections, please rate limit your calls
            """;

    private final int limit;
    private final ConcurrentHashMap<InetAddress, Integer> open = new ConcurrentHashMap<>();

    /// @param limit connections of one address; 0 for no limit
    ConnectionLimit(int limit) {
        this.limit = limit;
    }

    /// Counts a connection until it ends. Called before anything is read from it.
    void admit(Channel channel) {
        if (limit <= 0
                || !(channel.remoteAddress() instanceof InetSocketAddress remote)
                || remote.getAddress() == null) {
            return;
        }
        InetAddress address = remote.getAddress();
        int count = open.merge(address, 1, Integer::sum);
        channel.closeFuture()
                .addListener(closed -> open.computeIfPresent(address, (key, now) -> now == 1 ? null : now - 1));
        if (count > limit) {
            channel.pipeline().addFirst(new Refusal());
        }
    }

    /// Answers with the refusal, and closes.
    private static final class Refusal extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(false);
            var _ = context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), REFUSAL))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
