package io.tombolo.meshgateway.relay;

import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import io.tombolo.core.sni.proxy.ProxyHeader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection that a client opened, from its acceptance to its end. Confined to its event loop.
final class Visitor {

    private final Desk desk;
    private final Shift shift;
    private final SocketChannel channel;
    private final InetSocketAddress peer;
    private InetSocketAddress source;
    private Optional<String> countedFor = Optional.empty();
    private @Nullable Stage stage;
    private boolean ended;

    Visitor(Desk desk, Shift shift, SocketChannel channel) {
        this.desk = desk;
        this.shift = shift;
        this.channel = channel;
        peer = channel.remoteAddress();
        source = peer;
    }

    /// Lets it in if there is room.
    void arrive() {
        desk.report().arrived();
        int before = desk.open().enter();
        shift.arrived(this);
        channel.closeFuture().addListener(_ -> {
            shift.left(this);
            countedFor.ifPresent(desk.sources()::release);
            desk.open().leave();
        });
        int limit = desk.settings().connections();
        if (before >= limit && !shift.makeRoomFor(this)) {
            end(new RelayEnd.Full(limit));
        } else if (desk.settings().proxyProtocol() || countSource()) {
            var reception = new Reception(this);
            stage = reception;
            channel.pipeline().addLast(reception);
        }
    }

    /// A PROXY header says where the client really is.
    ///
    /// @return whether it may stay
    boolean comesFrom(ProxyHeader.Source client) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(client.address());
        if (address == null) {
            end(new RelayEnd.BadProxyHeader("a source that is no address"));
            return false;
        }
        try {
            source = new InetSocketAddress(InetAddress.getByAddress(address), client.port());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of %d bytes".formatted(address.length), impossible);
        }
        return countSource();
    }

    boolean countSource() {
        String key = source.getAddress().getHostAddress();
        if (desk.sources().take(key)) {
            countedFor = Optional.of(key);
            return true;
        }
        end(new RelayEnd.SourceFull(desk.settings().perSource()));
        return false;
    }

    void saidHello() {
        shift.saidHello(this);
    }

    void enter(Stage next) {
        stage = next;
    }

    void tick(long nowNanos, boolean draining) {
        Stage now = stage;
        if (now != null && !ended) {
            now.tick(nowNanos);
            if (draining && !ended) {
                now.drain(nowNanos);
            }
        }
    }

    /// Ends the connection; only the first reason counts.
    void end(RelayEnd reason) {
        if (!ended) {
            ended = true;
            desk.report().ended(source, reason);
            var _ = channel.close();
        }
    }

    boolean ended() {
        return ended;
    }

    SocketChannel channel() {
        return channel;
    }

    Desk desk() {
        return desk;
    }
}
