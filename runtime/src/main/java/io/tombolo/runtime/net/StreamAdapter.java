package io.tombolo.runtime.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The end of a channel's pipeline: tells a handler of the channel's life.
///
/// Of its end exactly once, and only if it began.
public final class StreamAdapter extends SimpleChannelInboundHandler<ByteBuf> {

    private final ByteStream.Handler handler;
    private final Optional<Duration> lifetime;
    private String reason = "closed by the peer";
    private boolean peerFinished;
    private @Nullable ByteStream stream;

    /// For a connection that lives until one side closes it.
    public StreamAdapter(ByteStream.Handler handler) {
        this(handler, Optional.empty());
    }

    StreamAdapter(ByteStream.Handler handler, Duration lifetime) {
        this(handler, Optional.of(lifetime));
    }

    /// @param lifetime after which the connection is closed whatever it does
    public StreamAdapter(ByteStream.Handler handler, Optional<Duration> lifetime) {
        this.handler = handler;
        this.lifetime = lifetime;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            open(context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        open(context);
    }

    private ByteStream open(ChannelHandlerContext context) {
        ByteStream known = stream;
        if (known != null) {
            return known;
        }
        ByteStream opened = new ByteStream(context.channel());
        stream = opened;
        lifetime.ifPresent(limit -> limitLife(context, limit));
        handler.opened(opened);
        return opened;
    }

    private void limitLife(ChannelHandlerContext context, Duration limit) {
        ScheduledFuture<?> deadline = context.executor()
                .schedule(
                        () -> {
                            reason = "timed out after %d ms".formatted(limit.toMillis());
                            var _ = context.close();
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        context.channel().closeFuture().addListener(_ -> deadline.cancel(false));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
        if (!content.isReadable()) {
            return;
        }
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        handler.received(open(context), Bytes.wrap(bytes));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        handler.receivedAll(open(context));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        boolean finished = event instanceof ChannelInputShutdownEvent
                || (event instanceof SslCloseCompletionEvent tls && tls.isSuccess());
        if (finished && !peerFinished && context.channel().isActive()) {
            peerFinished = true;
            handler.peerFinished(open(context));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (stream != null) {
            handler.closed(reason);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        reason = message(cause);
        var _ = context.close();
    }

    static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
