package io.tombolo.meshgateway.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;

/// Two sockets, joined: what comes in at one goes out at the other.
///
/// A side that does not take what it is sent stops the other from being read, and nobody else. A side that
/// finishes has only finished sending: the other one may go on. A side that breaks breaks the other.
final class Relay implements Stage {

    /// While the gateway is stopping, a connection that was quiet for so long is taken to be between two calls.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Visitor visitor;
    private final RelayReport.RouteMeters meters;
    private final JoinedSide client;
    private final JoinedSide target;
    private long lastHeardNanos = System.nanoTime();
    private boolean over;

    Relay(Visitor visitor, SocketChannel targetChannel, RelayReport.RouteMeters meters) {
        this.visitor = visitor;
        this.meters = meters;
        client = new JoinedSide(Side.CLIENT, visitor.channel(), targetChannel);
        target = new JoinedSide(Side.TARGET, targetChannel, visitor.channel());
    }

    ChannelInboundHandlerAdapter side(Side side) {
        return switch (side) {
            case CLIENT -> client;
            case TARGET -> target;
        };
    }

    /// @param answer         the target's first bytes
    /// @param clientFinished whether the client has finished already
    void begin(ByteBuf answer, boolean clientFinished) {
        meters.began();
        target.handOn(answer);
        client.out.flush();
        if (clientFinished) {
            client.finish();
        }
        visitor.channel().config().setAutoRead(true);
    }

    @Override
    public void tick(long nowNanos) {
        RelaySettings settings = visitor.desk().settings();
        Duration limit = client.finished || target.finished ? settings.halfClosedTimeout() : settings.idleTimeout();
        if (nowNanos - lastHeardNanos >= limit.toNanos()) {
            end(new RelayEnd.Idle(limit));
        }
    }

    @Override
    public void drain(long nowNanos) {
        if (nowNanos - lastHeardNanos >= QUIET.toNanos()) {
            end(new RelayEnd.Drained());
        }
    }

    private void end(RelayEnd reason) {
        if (!over) {
            over = true;
            meters.ended();
            visitor.end(reason);
            var _ = target.in.close();
        }
    }

    /// The other side learns by a reset, not by what looks like an orderly end.
    private void breakOff(Side side, Throwable cause) {
        SocketChannel other = side == Side.CLIENT ? target.in : client.in;
        if (other.isOpen()) {
            other.config().setSoLinger(0);
        }
        end(Broken.of(side, cause));
    }

    /// One direction: from this side's socket into the other's.
    private final class JoinedSide extends ChannelInboundHandlerAdapter {

        private final Side side;
        private final Side toward;
        private final SocketChannel in;
        private final SocketChannel out;
        private boolean finished;
        private boolean handedOn;

        JoinedSide(Side side, SocketChannel in, SocketChannel out) {
            this.side = side;
            this.toward = side == Side.CLIENT ? Side.TARGET : Side.CLIENT;
            this.in = in;
            this.out = out;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            handOn((ByteBuf) message);
        }

        private void handOn(ByteBuf bytes) {
            meters.relayed(toward, bytes.readableBytes());
            var _ = out.write(bytes, out.voidPromise());
            if (!out.isWritable()) {
                out.flush();
                if (!out.isWritable()) {
                    in.config().setAutoRead(false);
                }
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            lastHeardNanos = System.nanoTime();
            out.flush();
        }

        /// This side's socket has taken what waited for it: the other side may be read again.
        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (in.isWritable()) {
                out.config().setAutoRead(true);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                finish();
            }
        }

        private void finish() {
            if (finished) {
                return;
            }
            finished = true;
            out.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
                handedOn = true;
                if (client.handedOn && target.handedOn) {
                    end(new RelayEnd.Finished());
                } else {
                    var _ = out.shutdownOutput();
                }
            });
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end(client.finished && target.finished ? new RelayEnd.Finished() : new RelayEnd.Broken(side, "closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            breakOff(side, cause);
        }
    }
}
