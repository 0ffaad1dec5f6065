package io.tombolo.runtime.port;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.tombolo.core.pki.CertificateProfile;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.Preamble;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.net.StreamAdapter;
import io.tombolo.runtime.tls.ClientDemand;
import io.tombolo.runtime.tls.HandshakeFault;
import io.tombolo.runtime.tls.TlsPipeline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection from its acceptance until its protocol is known, and then its counting until it ends.
final class Reception {

    private final ServerPort.Desk desk;
    private final SocketChannel channel;
    private final InetSocketAddress address;
    private Disconnect.Stage stage = Disconnect.Stage.FIRST_BYTE;
    private Peer.Security security = Peer.Security.PLAIN;
    private Optional<X509Certificate> certificate = Optional.empty();
    private @Nullable Future<?> deadline;
    private @Nullable InetAddress countedSource;
    private @Nullable String countedIdentity;
    private boolean ended;

    /// Whether the handler of the protocol is told of the end a moment later, and knows more about it.
    private boolean handlerReports;

    Reception(ServerPort.Desk desk, SocketChannel channel) {
        this.desk = desk;
        this.channel = channel;
        address = channel.remoteAddress();
    }

    /// Takes the connection, or closes it at once.
    void begin() {
        channel.closeFuture().addListener(_ -> finish());
        InetAddress source = address.getAddress();
        if (!desk.sources().take(source)) {
            refuse(Disconnect.Plain.TOO_MANY_FROM_SOURCE);
            return;
        }
        countedSource = source;
        deadline = channel.eventLoop()
                .schedule(
                        () -> refuse(new Disconnect.TooSlow(stage)),
                        desk.limits().preamble().toNanos(),
                        TimeUnit.NANOSECONDS);
        channel.pipeline().addLast(new FirstByte(false));
    }

    private void finish() {
        Future<?> pending = deadline;
        if (pending != null) {
            pending.cancel(false);
        }
        releaseCounts();
        if (!handlerReports) {
            end(new Disconnect.Closed("closed"));
        }
    }

    private void releaseCounts() {
        InetAddress source = countedSource;
        if (source != null) {
            desk.sources().release(source);
            countedSource = null;
        }
        String identity = countedIdentity;
        if (identity != null) {
            desk.identities().release(identity);
            countedIdentity = null;
        }
    }

    /// Counts the end; the first reason is the one that counts.
    private void end(Disconnect cause) {
        if (!ended) {
            ended = true;
            desk.report().ended(address, cause);
        }
    }

    private void refuse(Disconnect cause) {
        end(cause);
        var _ = channel.close();
    }

    private void decide(Preamble preamble, ChannelHandlerContext context) {
        switch (preamble) {
            case Preamble.Refused refused -> refuse(new Disconnect.Unwelcome(refused.refusal(), refused.offered()));
            case Preamble.Speaks speaks -> serve(speaks.protocol(), context);
            case Preamble.StartTls() ->
                shakeHands(desk.verifyIncoming() ? ClientDemand.CERTIFICATE : ClientDemand.NOTHING, new BehindMarker());
            case Preamble.StartTlsWithoutClientCertificate() -> shakeHands(ClientDemand.NOTHING, new ToEnrol());
            case Preamble.NativeTls() -> {
                stage = Disconnect.Stage.HANDSHAKE;
                TlsPipeline.append(
                        channel.pipeline(),
                        desk.tls().alpnServerEngine(),
                        TlsPipeline.INLINE,
                        desk.limits().preamble(),
                        new ByAlpn());
            }
        }
    }

    private void shakeHands(ClientDemand demand, TlsPipeline.Listener listener) {
        stage = Disconnect.Stage.HANDSHAKE;
        TlsPipeline.append(
                channel.pipeline(),
                desk.tls().serverEngine(demand),
                TlsPipeline.INLINE,
                desk.limits().preamble(),
                listener);
    }

    private void serve(PortProtocol protocol, ChannelHandlerContext context) {
        Future<?> pending = deadline;
        if (pending != null) {
            pending.cancel(false);
        }
        Optional<ByteStream.Handler> handler = handler(protocol, new Peer(address, security, certificate, protocol));
        if (handler.isEmpty()) {
            refuse(new Disconnect.Unwelcome(Preamble.Refusal.NOT_SERVED, protocol.name()));
            return;
        }
        handlerReports = !desk.services().streams().containsKey(protocol);
        if (protocol == PortProtocol.SNAPSHOT) {
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        }
        Optional<Duration> lifetime =
                Optional.ofNullable(desk.services().streams().get(protocol)).flatMap(StreamAcceptor::lifetime);
        context.pipeline().addLast(new StreamAdapter(handler.get(), lifetime));
    }

    private Optional<ByteStream.Handler> handler(PortProtocol protocol, Peer peer) {
        PortServices services = desk.services();
        return switch (protocol) {
            case RPC_MULTI ->
                Optional.of(new SessionCalls(
                                services.calls(), peer, desk.limits(), desk.report(), rooms(), desk.clock(), this::end)
                        .driver());
            case RPC_SINGLE, TLS_INSECURE ->
                Optional.of(new SingleCalls(services.calls(), peer, rooms(), desk.report(), this::end));
            case WAN_GOSSIP_PACKET ->
                services.packets()
                        .map(packets ->
                                new PacketFrames(packets, peer, desk.limits().packetGap(), this::end));
            case SNAPSHOT, WAN_GOSSIP_STREAM, VOTERS, RAFT, GRPC, RAFT_FORWARDING, MUXADO, GOSSIP_AREA, TLS ->
                Optional.ofNullable(services.streams().get(protocol)).map(acceptor -> acceptor.accept(peer));
        };
    }

    private Rooms rooms() {
        return new Rooms(desk.limits(), desk.shared());
    }

    /// Reads the first byte of a connection, or of what is inside TLS.
    private final class FirstByte extends ChannelInboundHandlerAdapter {

        private final boolean inside;

        FirstByte(boolean inside) {
            this.inside = inside;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf bytes) || !bytes.isReadable() || ended) {
                ReferenceCountUtil.release(message);
                return;
            }
            int first = bytes.getUnsignedByte(bytes.readerIndex());
            Preamble preamble = inside
                    ? Preamble.insideTls(first)
                    : Preamble.firstByte(first, new Preamble.Policy(desk.tls().isPresent(), desk.verifyIncoming()));
            if (!(preamble instanceof Preamble.NativeTls)) {
                bytes.skipBytes(1);
            }
            decide(preamble, context);
            if (ended || !bytes.isReadable()) {
                bytes.release();
            } else {
                context.fireChannelRead(bytes);
            }
            if (!ended) {
                context.pipeline().remove(this);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            refuse(new Disconnect.Closed(String.valueOf(cause.getMessage())));
        }
    }

    /// What all handshakes have in common.
    private abstract class Handshake implements TlsPipeline.Listener {

        @Override
        public void failed(ChannelHandlerContext context, HandshakeFault fault, String detail) {
            refuse(new Disconnect.HandshakeFailed(fault, detail));
        }

        @Override
        public void renegotiated() {
            end(Disconnect.Plain.RENEGOTIATION);
        }

        /// Counts for its certificate instead of its address. False if that has too many.
        boolean admit(Optional<X509Certificate> shown) {
            certificate = shown;
            security = shown.isPresent() ? Peer.Security.MUTUAL_TLS : Peer.Security.TLS;
            if (shown.isEmpty()) {
                return true;
            }
            String identity = identity(shown.get());
            if (!desk.identities().take(identity)) {
                refuse(Disconnect.Plain.TOO_MANY_OF_IDENTITY);
                return false;
            }
            releaseCounts();
            countedIdentity = identity;
            return true;
        }
    }

    private static String identity(X509Certificate certificate) {
        List<String> names = CertificateProfile.dnsNames(certificate);
        return names.isEmpty()
                ? certificate.getSubjectX500Principal().getName()
                : String.join(",", names.stream().sorted().toList());
    }

    private final class ByAlpn extends Handshake {
        @Override
        public void established(ChannelHandlerContext context, Optional<X509Certificate> shown, String token) {
            if (admit(shown)) {
                decide(Preamble.negotiated(token), context);
            }
        }
    }

    private final class BehindMarker extends Handshake {
        @Override
        public void established(ChannelHandlerContext context, Optional<X509Certificate> shown, String token) {
            if (admit(shown)) {
                stage = Disconnect.Stage.INNER_BYTE;
                context.pipeline().addLast(new FirstByte(true));
            }
        }
    }

    private final class ToEnrol extends Handshake {
        @Override
        public void established(ChannelHandlerContext context, Optional<X509Certificate> shown, String token) {
            security = Peer.Security.TLS_TO_ENROL;
            serve(PortProtocol.TLS_INSECURE, context);
        }
    }
}
