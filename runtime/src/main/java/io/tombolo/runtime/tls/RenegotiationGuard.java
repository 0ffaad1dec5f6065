package io.tombolo.runtime.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Ends a connection whose peer asks for a second handshake, which TLS 1.2 has and the JDK would grant.
///
/// Reads only the five bytes before each record: after "change cipher spec" a peer sends one handshake record (its
/// "finished", or in TLS 1.3 the second hello), and never another one.
final class RenegotiationGuard extends ChannelInboundHandlerAdapter {

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int HEADER = 5;

    private final Runnable refused;
    private int headerBytes;
    private int type;
    private int length;
    private int bodyLeft;
    private boolean cipherChanged;
    private boolean finished;

    /// @param refused told before the connection is closed
    RenegotiationGuard(Runnable refused) {
        this.refused = refused;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes && asksAgain(bytes)) {
            bytes.release();
            refused.run();
            var _ = context.channel().close();
            return;
        }
        super.channelRead(context, message);
    }

    private boolean asksAgain(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (bodyLeft > 0) {
                int skipped = Math.min(bodyLeft, end - at);
                bodyLeft -= skipped;
                at += skipped;
            } else if (header(bytes.getUnsignedByte(at++))) {
                return true;
            }
        }
        return false;
    }

    /// Takes one byte of a header; whether the record that it begins is one too many.
    private boolean header(int value) {
        switch (headerBytes++) {
            case 0 -> type = value;
            case 3 -> length = value << 8;
            case HEADER - 1 -> {
                headerBytes = 0;
                bodyLeft = length | value;
                return isOneTooMany();
            }
            default -> {}
        }
        return false;
    }

    private boolean isOneTooMany() {
        if (type == HANDSHAKE && cipherChanged) {
            boolean again = finished;
            finished = true;
            return again;
        }
        cipherChanged |= type == CHANGE_CIPHER_SPEC;
        return false;
    }
}
