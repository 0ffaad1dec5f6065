package io.tombolo.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Tells who speaks plain HTTP on the port of HTTPS so, and goes with the first byte of everybody else. Source: HTTP
/// sheet
/// 1.12.
final class PlainTextRefusal extends ChannelInboundHandlerAdapter {

    private static final String REFUSAL = """
            HTTP/1.0 400 Bad Request\r
            \r
            Client sent an HTTP request to an HTTPS server.
            """;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable() && isLetter(bytes.getByte(bytes.readerIndex()))) {
            ReferenceCountUtil.release(message);
            context.channel().config().setAutoRead(false);
            var _ = context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), REFUSAL))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        context.pipeline().remove(this);
        context.fireChannelRead(message);
    }

    /// Methods begin with one, records of TLS do not.
    private static boolean isLetter(byte first) {
        return first >= 'A' && first <= 'Z';
    }
}
