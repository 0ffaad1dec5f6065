package io.tombolo.runtime.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/// Closes connections whose request header does not come whole in time, counted from its first byte. Time between two
/// requests does not count.
final class HeaderDeadline {

    private final Duration limit;
    private boolean awaited = true;
    private @Nullable Future<?> deadline;

    private HeaderDeadline(Duration limit) {
        this.limit = limit;
    }

    /// Watches a connection of HTTP/1.
    static void watch(Channel channel, Duration limit) {
        var watch = new HeaderDeadline(limit);
        channel.pipeline().addBefore(NettyPipeline.HttpCodec, "header first byte", watch.new FirstByte());
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "header whole", watch.new Whole());
    }

    private final class FirstByte extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (awaited && deadline == null) {
                deadline = context.executor().schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
            }
            context.fireChannelRead(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stop();
            context.fireChannelInactive();
        }
    }

    private final class Whole extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                stop();
                awaited = false;
            }
            if (message instanceof LastHttpContent) {
                awaited = true;
            }
            context.fireChannelRead(message);
        }
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
