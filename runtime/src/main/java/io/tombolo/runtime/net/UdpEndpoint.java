package io.tombolo.runtime.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// A UDP socket.
public final class UdpEndpoint implements AutoCloseable {

    /// The longest datagram there is: 65,535 bytes of IP, less the headers; rounded up.
    private static final int DATAGRAM = 65_536;

    /// What the kernel is asked to keep for us while the event loop is busy: as much as memberlist asks for.
    private static final int RECEIVE_BUFFER = 2 * 1024 * 1024;

    private final Channel channel;

    private UdpEndpoint(Channel channel) {
        this.channel = channel;
    }

    /// What is told of arriving datagrams, on an event loop: must not wait.
    @FunctionalInterface
    public interface Receiver {

        /// A datagram arrived.
        ///
        /// @param datagram the receiver's own: nobody writes to it again
        void received(InetSocketAddress from, Bytes datagram);

        /// The socket reported a fault, such as an unreachable destination of an earlier datagram.
        default void failed(Throwable cause) {}
    }

    /// Opens a socket.
    ///
    /// @throws IOException if the address cannot be bound; the message names it
    public static UdpEndpoint open(EventLoops loops, InetSocketAddress address, Receiver receiver) throws IOException {
        ChannelFuture bound = new Bootstrap()
                .group(loops.group())
                .channel(loops.datagramChannel())
                .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(DATAGRAM))
                .handler(new Inbound(receiver))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on UDP %s: %s".formatted(Addresses.text(address), reason(bound)), bound.cause());
        }
        return new UdpEndpoint(bound.channel());
    }

    /// The address that it is bound to; with the port that the system chose, if it was asked to choose.
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// Sends a datagram, from any thread.
    ///
    /// @param datagram not written to again by the caller
    /// @param onFailure told, on an event loop, when the system refused to send
    public void send(InetSocketAddress to, Bytes datagram, Consumer<Throwable> onFailure) {
        ByteBuf content = Unpooled.wrappedBuffer(datagram.array(), datagram.offset(), datagram.length());
        channel.writeAndFlush(new DatagramPacket(content, to)).addListener(sent -> {
            if (!sent.isSuccess()) {
                onFailure.accept(sent.cause());
            }
        });
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }

    private static String reason(ChannelFuture failed) {
        return failed.cause() == null
                ? "unknown"
                : String.valueOf(failed.cause().getMessage());
    }

    private static final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {

        private final Receiver receiver;

        Inbound(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            byte[] bytes = new byte[packet.content().readableBytes()];
            packet.content().readBytes(bytes);
            receiver.received(packet.sender(), Bytes.wrap(bytes));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            receiver.failed(cause);
        }
    }
}
