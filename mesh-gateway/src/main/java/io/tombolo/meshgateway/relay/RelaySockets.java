package io.tombolo.meshgateway.relay;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;

/// How both sockets of a relay are set up.
final class RelaySockets {

    /// Bytes of one read: from what an ordinary answer needs up to where a bulk stream gains no more (ADR 7).
    private static final int SMALLEST_READ = 1024;

    private static final int FIRST_READ = 2048;
    private static final int LARGEST_READ = 512 * 1024;

    /// Bytes that wait for a slow reader before the other side is read no more; one read comes on top.
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private RelaySockets() {}

    /// Half-close is passed on. Packets go out at once: TLS records are whole when they come.
    static void configure(Channel channel) {
        ChannelConfig config = channel.config();
        config.setOption(ChannelOption.TCP_NODELAY, true);
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        config.setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ));
        config.setWriteBufferWaterMark(WAITING);
        config.setConnectTimeoutMillis(0);
    }
}
