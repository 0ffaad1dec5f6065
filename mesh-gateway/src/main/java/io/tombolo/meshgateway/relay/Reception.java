package io.tombolo.meshgateway.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.tombolo.core.sni.hello.ClientHello;
import io.tombolo.core.sni.hello.ClientHelloReader;
import io.tombolo.core.sni.proxy.ProxyHeader;
import io.tombolo.core.sni.route.Lookup;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Listens until the client has said whom it wants. What it said is kept, to be said again to the target.
final class Reception extends ChannelInboundHandlerAdapter implements Stage {

    private final Visitor visitor;
    private final long deadlineNanos;
    private boolean sourceIsKnown;
    private @Nullable ByteBuf heard;

    /// Bytes without which there is no use in looking again.
    private int wanted = 1;

    Reception(Visitor visitor) {
        this.visitor = visitor;
        sourceIsKnown = !visitor.desk().settings().proxyProtocol();
        deadlineNanos =
                System.nanoTime() + visitor.desk().settings().helloTimeout().toNanos();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf before = heard;
        ByteBuf more = (ByteBuf) message;
        ByteBuf all =
                before == null ? more : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), before, more);
        heard = all;
        if (all.readableBytes() >= wanted && !visitor.ended()) {
            look(context, all);
        }
    }

    private void look(ChannelHandlerContext context, ByteBuf all) {
        if (!sourceIsKnown && !readProxyHeader(all)) {
            return;
        }
        ByteBuffer bytes = all.nioBuffer();
        switch (ClientHelloReader.read(bytes)) {
            case ClientHello.NeedMore(int total) -> wanted = total;
            case ClientHello.Parsed(String serverName, var _, var _) -> route(context, serverName);
            case ClientHello.NoServerName _ -> visitor.end(new RelayEnd.NoServerName());
            case ClientHello.NotTls(int first) -> visitor.end(new RelayEnd.NotTls(first));
            case ClientHello.Malformed(var fault) -> visitor.end(new RelayEnd.BadHello(fault));
        }
    }

    /// The header is for us: the target hears none of it.
    ///
    /// @return whether the hello may follow
    private boolean readProxyHeader(ByteBuf all) {
        switch (ProxyHeader.read(all.nioBuffer())) {
            case ProxyHeader.NeedMore(int total) -> wanted = total;
            case ProxyHeader.Malformed(String reason) -> visitor.end(new RelayEnd.BadProxyHeader(reason));
            case ProxyHeader.Found(var source, int length) -> {
                all.skipBytes(length);
                wanted = 1;
                sourceIsKnown = source.map(visitor::comesFrom).orElseGet(visitor::countSource);
            }
        }
        return sourceIsKnown && !visitor.ended();
    }

    private void route(ChannelHandlerContext context, String serverName) {
        switch (visitor.desk().routes().find(serverName)) {
            case Lookup.Unrouted closed -> visitor.end(new RelayEnd.NotRouted(closed));
            case Lookup.Found(var route) -> {
                ByteBuf hello = heard;
                heard = null;
                if (hello == null) {
                    throw new IllegalStateException("a route for " + serverName + " and nothing heard");
                }
                visitor.saidHello();
                var approach = new Approach(visitor, serverName, route, hello);
                visitor.enter(approach);
                context.pipeline().replace(this, null, approach);
                approach.begin();
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            left();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        left();
    }

    private void left() {
        int bytes = heardBytes();
        visitor.end(bytes == 0 ? new RelayEnd.Probe() : new RelayEnd.HelloAbandoned(bytes));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        visitor.end(Broken.of(Side.CLIENT, cause));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ByteBuf left = heard;
        heard = null;
        if (left != null) {
            left.release();
        }
    }

    @Override
    public void tick(long nowNanos) {
        if (nowNanos - deadlineNanos >= 0) {
            visitor.end(new RelayEnd.HelloLate(
                    heardBytes(), visitor.desk().settings().helloTimeout()));
        }
    }

    @Override
    public void drain(long nowNanos) {
        visitor.end(new RelayEnd.Drained());
    }

    private int heardBytes() {
        ByteBuf all = heard;
        return all == null ? 0 : all.readableBytes();
    }
}
