package io.tombolo.runtime.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.tombolo.core.wire.Bytes;
import java.net.InetSocketAddress;

/// One open TCP connection. Every method may be called from any thread.
public final class ByteStream {

    private final Channel channel;

    ByteStream(Channel channel) {
        this.channel = channel;
    }

    /// Where the other side is.
    public InetSocketAddress peer() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    /// Sends bytes that the caller does not write to again.
    public void write(Bytes bytes) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.length()))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /// Sends bytes, and closes when they are handed to the system.
    public void writeAndClose(Bytes bytes) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.length()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /// Closes both directions.
    public void close() {
        var _ = channel.close();
    }

    /// What is told of a connection, in this order, on its event loop: must not wait.
    public interface Handler {

        /// The connection is open.
        void opened(ByteStream stream);

        /// Bytes arrived; nobody writes to them again.
        void received(ByteStream stream, Bytes bytes);

        /// The connection is closed, by whomever; or it never came about.
        ///
        /// @param reason one clause
        void closed(String reason);
    }
}
