package io.tombolo.meshgateway.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.tombolo.core.sni.route.Route;
import io.tombolo.core.sni.route.Target;
import io.tombolo.meshgateway.relay.RelayEnd.Try;
import io.tombolo.meshgateway.relay.RelayEnd.Try.Outcome;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes down the targets of a route until one answers.
///
/// A target counts once it has answered the hello, not when it has accepted: a gateway that hangs accepts, and
/// one that is stopping closes. Until then the hello is kept and nothing else is read from the client, so that
/// the next target hears exactly what this one heard. A client of TLS waits for the answer to its hello, and that
/// it says the hello twice costs a target no more than a connection.
final class Approach extends ChannelInboundHandlerAdapter implements Stage {

    /// Bytes that are kept for a target. 64 KiB hold the longest hello, and what TLS 1.3 may send with it.
    private static final int KEPT_LIMIT = 64 * 1024;

    private final Visitor visitor;
    private final String serverName;
    private final Route route;
    private final RelaySettings settings;
    private final RelayReport.RouteMeters meters;
    private final long deadlineNanos;
    private final Deque<Target> targets = new ArrayDeque<>();
    private final List<Try> tries = new ArrayList<>(1);
    private @Nullable ByteBuf kept;
    private @Nullable Trial trial;
    private boolean clientFinished;

    /// @param hello all that the client said so far; this approach's own
    Approach(Visitor visitor, String serverName, Route route, ByteBuf hello) {
        this.visitor = visitor;
        this.serverName = serverName;
        this.route = route;
        kept = hello;
        settings = visitor.desk().settings();
        meters = visitor.desk().report().of(route);
        deadlineNanos = System.nanoTime() + settings.approachTimeout().toNanos();
    }

    void begin() {
        visitor.channel().config().setAutoRead(false);
        targets.addAll(visitor.desk().routes().choose(route));
        next();
    }

    private void next() {
        if (visitor.ended()) {
            return;
        }
        Target target = targets.poll();
        if (target == null) {
            visitor.end(new RelayEnd.NobodyAnswered(serverName, route, tries));
            return;
        }
        new Trial(target).begin();
    }

    private void failed(Target target, Outcome outcome, String reason) {
        tries.add(new Try(target, outcome, reason));
        meters.failed(outcome);
        switch (outcome) {
            case UNRESOLVED, REFUSED, SILENT -> visitor.desk().routes().failed(target);
            // Strangers can bring that about, by asking for a name that the far gateway does not route.
            case CLOSED -> {}
        }
        trial = null;
        next();
    }

    private void answered(Trial answering, ByteBuf answer) {
        visitor.desk().routes().answered(answering.target);
        trial = null;
        if (visitor.ended()) {
            answer.release();
            answering.abandon();
            return;
        }
        var relay = new Relay(visitor, answering.channel(), meters);
        visitor.enter(relay);
        answering.channel().pipeline().replace(answering, null, relay.side(Side.TARGET));
        visitor.channel().pipeline().replace(this, null, relay.side(Side.CLIENT));
        relay.begin(answer, clientFinished);
    }

    /// Reading has stopped, but what a client sent before it finished is still handed up.
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf before = kept;
        ByteBuf more = (ByteBuf) message;
        if (before == null || before.readableBytes() + more.readableBytes() > KEPT_LIMIT) {
            more.release();
            visitor.end(new RelayEnd.TooEager(KEPT_LIMIT));
            return;
        }
        Trial hearing = trial;
        if (hearing != null) {
            hearing.say(more.retainedDuplicate());
        }
        kept = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), before, more);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            clientFinished = true;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        visitor.end(new RelayEnd.ClientLeft(route));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        RelayEnd end = Broken.of(Side.CLIENT, cause);
        visitor.end(end instanceof RelayEnd.Broken ? new RelayEnd.ClientLeft(route) : end);
    }

    /// Either the client's channel is gone, or a relay has taken over.
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ByteBuf left = kept;
        kept = null;
        if (left != null) {
            left.release();
        }
        Trial last = trial;
        trial = null;
        if (last != null) {
            last.abandon();
        }
    }

    @Override
    public void tick(long nowNanos) {
        Trial running = trial;
        if (nowNanos - deadlineNanos >= 0) {
            targets.clear();
        }
        if (running != null) {
            running.tick(nowNanos, nowNanos - deadlineNanos >= 0);
        }
    }

    /// A call is on its way: it may still be answered.
    @Override
    public void drain(long nowNanos) {}

    /// One target that is tried, at each of its addresses. What the socket of an earlier address still says is
    /// not heard.
    @Sharable
    private final class Trial extends ChannelInboundHandlerAdapter {

        private final Target target;
        private final Deque<InetSocketAddress> addresses = new ArrayDeque<>(1);
        private @Nullable SocketChannel channel;
        private long waitingSince = System.nanoTime();
        private boolean connected;
        private boolean over;

        Trial(Target target) {
            this.target = target;
        }

        void begin() {
            trial = this;
            var found = visitor.desk().names().of(target.endpoint());
            if (found.isDone() && !found.isCompletedExceptionally()) {
                addresses.addAll(found.join());
                connect("");
                return;
            }
            var _ = found.whenCompleteAsync(
                    (answer, unknown) -> {
                        if (over || visitor.ended()) {
                            return;
                        }
                        if (unknown == null) {
                            addresses.addAll(answer);
                            connect("has no address");
                        } else {
                            giveUp(Outcome.UNRESOLVED, "has no address");
                        }
                    },
                    visitor.channel().eventLoop());
        }

        /// @param reason why the address before this one did not do
        private void connect(String reason) {
            InetSocketAddress address = addresses.poll();
            if (address == null) {
                giveUp(Outcome.REFUSED, reason);
                return;
            }
            waitingSince = System.nanoTime();
            ChannelFuture connecting = new Bootstrap()
                    .group(visitor.channel().eventLoop())
                    .channel(visitor.desk().loops().streamChannel())
                    .handler(this)
                    .connect(address);
            Channel opened = connecting.channel();
            channel = (SocketChannel) opened;
            connecting.addListener(result -> {
                if (!result.isSuccess() && opened.equals(channel) && !over) {
                    channel = null;
                    connect("refused: " + result.cause().getMessage());
                }
            });
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            RelaySockets.configure(context.channel());
        }

        private boolean isCurrent(ChannelHandlerContext context) {
            return !over && context.channel().equals(channel);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ByteBuf hello = kept;
            if (!isCurrent(context) || hello == null) {
                var _ = context.close();
                return;
            }
            connected = true;
            waitingSince = System.nanoTime();
            say(hello.retainedDuplicate());
        }

        /// Says to the target what the client said.
        private void say(ByteBuf bytes) {
            SocketChannel open = channel;
            if (open != null && connected) {
                meters.relayed(Side.TARGET, bytes.readableBytes());
                var _ = open.writeAndFlush(bytes, open.voidPromise());
            } else {
                bytes.release();
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!isCurrent(context)) {
                ((ByteBuf) message).release();
                return;
            }
            over = true;
            answered(this, (ByteBuf) message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent && isCurrent(context)) {
                giveUp(Outcome.CLOSED, "closed without an answer");
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (connected && isCurrent(context)) {
                giveUp(Outcome.CLOSED, "closed without an answer");
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (isCurrent(context)) {
                giveUp(Outcome.CLOSED, "broke without an answer: " + cause.getMessage());
            }
        }

        /// The last target has until the end of the approach to answer: there is nothing better to do.
        void tick(long nowNanos, boolean deadlineIsOver) {
            long waited = nowNanos - waitingSince;
            if (deadlineIsOver) {
                giveUp(Outcome.SILENT, connected ? "accepted and said nothing" : "accepted nothing");
            } else if (!connected && waited >= settings.connectTimeout().toNanos()) {
                SocketChannel slow = channel;
                channel = null;
                if (slow != null) {
                    var _ = slow.close();
                }
                connect("accepted nothing within %d ms"
                        .formatted(settings.connectTimeout().toMillis()));
            } else if (connected
                    && !targets.isEmpty()
                    && waited >= settings.answerTimeout().toNanos()) {
                giveUp(
                        Outcome.SILENT,
                        "accepted and said nothing within %d ms"
                                .formatted(settings.answerTimeout().toMillis()));
            }
        }

        private void giveUp(Outcome outcome, String reason) {
            if (!over) {
                abandon();
                failed(target, outcome, reason);
            }
        }

        void abandon() {
            over = true;
            SocketChannel open = channel;
            if (open != null) {
                var _ = open.close();
            }
        }

        private SocketChannel channel() {
            SocketChannel open = channel;
            if (open == null) {
                throw new IllegalStateException("%s answered on no channel".formatted(target));
            }
            return open;
        }
    }
}
