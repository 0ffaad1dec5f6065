package io.tombolo.runtime.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/// Both ends of a connection in memory.
record Sides(Side client, Side server) {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String MARK = "met before";

    static Sides shake(SSLEngine clientEngine, SSLEngine serverEngine) {
        var sides = new Sides(new Side(clientEngine), new Side(serverEngine));
        sides.exchange();
        return sides;
    }

    /// Carries bytes until neither side has any.
    void exchange() {
        boolean moved = true;
        while (moved) {
            boolean sent = client.carryTo(server);
            moved = server.carryTo(client) || sent;
        }
    }

    static ServerCheck named(String node, String datacenter) {
        return new ServerCheck.Named(
                new ServerName.OneServer(new NodeName(node), new Datacenter(datacenter), Domain.DEFAULT));
    }

    static ServerCheck any(String datacenter) {
        return new ServerCheck.Named(new ServerName.AnyServer(new Datacenter(datacenter), Domain.DEFAULT));
    }

    static final class Side implements TlsPipeline.Listener {

        final EmbeddedChannel channel;
        private final SSLEngine engine;
        String outcome = "nothing yet";
        String detail = "";
        Optional<X509Certificate> certificate = Optional.empty();
        boolean renegotiated;

        Side(SSLEngine engine) {
            this.engine = engine;
            channel = new EmbeddedChannel();
            TlsPipeline.append(channel.pipeline(), engine, TlsPipeline.INLINE, LONG, this);
            channel.pipeline().addLast(new LateAlerts());
        }

        /// Whether the session is one that was marked before. Marks it.
        boolean resumed() {
            SSLSession session = engine.getSession();
            boolean known = session.getValue(MARK) != null;
            session.putValue(MARK, MARK);
            return known;
        }

        private boolean carryTo(Side other) {
            channel.runPendingTasks();
            boolean moved = false;
            for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
                moved = true;
                if (other.channel.isOpen()) {
                    other.channel.writeInbound(bytes);
                } else {
                    bytes.release();
                }
            }
            return moved;
        }

        @Override
        public void established(ChannelHandlerContext context, Optional<X509Certificate> shown, String token) {
            outcome = token;
            certificate = shown;
        }

        @Override
        public void failed(ChannelHandlerContext context, HandshakeFault fault, String said) {
            outcome = fault.name();
            detail = said;
        }

        @Override
        public void renegotiated() {
            renegotiated = true;
        }
    }

    /// In TLS 1.3 a dialler is done before the server has seen its certificate, and hears of a refusal later.
    private static final class LateAlerts extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }
}
