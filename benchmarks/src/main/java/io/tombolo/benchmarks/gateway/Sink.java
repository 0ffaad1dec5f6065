package io.tombolo.benchmarks.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.tombolo.runtime.net.EventLoops;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;

/// What all relays lead to: answers the first bytes of a connection with one byte, and throws away the rest.
final class Sink implements AutoCloseable {

    private final EventLoops loops = EventLoops.start("sink", 1);
    private final LongAdder bytes = new LongAdder();
    private final Channel listener;

    Sink() {
        listener = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(1_024, 2_048, 1024 * 1024))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Swallow());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    long bytes() {
        return bytes.sum();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loops.close();
    }

    private final class Swallow extends ChannelInboundHandlerAdapter {

        private boolean answered;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf heard = (ByteBuf) message;
            bytes.add(heard.readableBytes());
            heard.release();
            if (!answered) {
                answered = true;
                var _ = context.writeAndFlush(context.alloc().buffer(1).writeByte(1));
            }
        }

        /// Clients end with a reset, so that no port waits.
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }
}
