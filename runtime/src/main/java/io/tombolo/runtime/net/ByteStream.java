package io.tombolo.runtime.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.tombolo.core.wire.Bytes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// One open TCP connection, plain or inside TLS. Every method may be called from any thread.
public final class ByteStream {

    /// Parts below this are copied together, so that a hundred small answers are one piece to the system and to
    /// TLS; larger ones are handed on as they are.
    private static final int GATHERED_PART = 8 * 1024;

    private final Channel channel;
    private final InetSocketAddress peer;

    ByteStream(Channel channel) {
        this.channel = channel;
        peer = (InetSocketAddress) channel.remoteAddress();
    }

    /// Where the other side is, or was.
    public InetSocketAddress peer() {
        return peer;
    }

    /// Sends bytes that the caller does not write to again.
    public void write(Bytes bytes) {
        channel.writeAndFlush(wrap(bytes)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /// Sends bytes that the caller does not write to again, and tells when the system has taken all of them.
    ///
    /// Whoever writes much waits for that before the next write: a peer that stops reading then stops the writer,
    /// and no memory fills up.
    ///
    /// @param sent called on the connection's event loop; not called if the connection ends before
    public void writeAll(List<Bytes> parts, Runnable sent) {
        ByteBuf last = Unpooled.EMPTY_BUFFER;
        int at = 0;
        while (at < parts.size()) {
            if (last.isReadable()) {
                var _ = channel.write(last, channel.voidPromise());
            }
            int end = at;
            int size = 0;
            while (end < parts.size() && parts.get(end).length() < GATHERED_PART) {
                size += parts.get(end++).length();
            }
            last = end > at ? gather(parts.subList(at, end), size) : wrap(parts.get(end++));
            at = end;
        }
        channel.writeAndFlush(last).addListener(written -> {
            if (written.isSuccess()) {
                sent.run();
            } else {
                var _ = channel.close();
            }
        });
    }

    private ByteBuf gather(List<Bytes> parts, int size) {
        ByteBuf gathered = channel.alloc().heapBuffer(size);
        for (Bytes part : parts) {
            gathered.writeBytes(part.array(), part.offset(), part.length());
        }
        return gathered;
    }

    private static ByteBuf wrap(Bytes bytes) {
        return Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.length());
    }

    /// Sends bytes, and closes when they are handed to the system.
    public void writeAndClose(Bytes bytes) {
        channel.writeAndFlush(wrap(bytes)).addListener(ChannelFutureListener.CLOSE);
    }

    /// Closes when what was written is handed to the system, or after a time whatever is left.
    public void closeWithin(Duration limit) {
        writeAndClose(Bytes.EMPTY);
        if (channel.eventLoop().isShuttingDown()) {
            // Takes no tasks any more, and closes its connections itself.
            return;
        }
        Future<?> hard = schedule(limit, this::close);
        channel.closeFuture().addListener(_ -> hard.cancel(false));
    }

    /// Says that nothing more will be written, and goes on reading: where a protocol has such an end.
    public void finishWriting() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            var _ = tls.closeOutbound();
        } else if (channel instanceof SocketChannel socket) {
            var _ = socket.shutdownOutput();
        }
    }

    /// Reads no more until [#resumeReading()], so that the peer has to wait.
    public void pauseReading() {
        channel.config().setAutoRead(false);
    }

    /// Reads again.
    public void resumeReading() {
        channel.config().setAutoRead(true);
    }

    /// Whether the calling thread is the connection's event loop.
    public boolean isOnLoop() {
        return channel.eventLoop().inEventLoop();
    }

    /// Runs a task on the connection's event loop, after what it does now. Must not wait.
    public void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }

    /// Runs a task on the connection's event loop, after a time.
    public Future<?> schedule(Duration delay, Runnable task) {
        return channel.eventLoop().schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
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

        /// All that had arrived was handed over: the moment to send what came of it.
        default void receivedAll(ByteStream stream) {}

        /// The peer sends no more, and may still read. Told only where a protocol has such an end.
        default void peerFinished(ByteStream stream) {
            stream.close();
        }

        /// The connection is closed, by whomever; or it never came about.
        ///
        /// @param reason one clause
        void closed(String reason);
    }
}
