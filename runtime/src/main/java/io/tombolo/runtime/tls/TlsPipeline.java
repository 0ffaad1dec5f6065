package io.tombolo.runtime.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ImmediateExecutor;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Puts TLS into a channel's pipeline.
public final class TlsPipeline {

    /// Away from the event loop: for diallers, who are always the first to say something after the handshake.
    public static final Executor ASIDE = task -> {
        var _ = Thread.startVirtualThread(task);
    };

    /// On the event loop: for servers. A peer of TLS 1.3 may send a message and close before its certificate is
    /// checked, and that message must not be overtaken by the end of the connection.
    public static final Executor INLINE = ImmediateExecutor.INSTANCE;

    private TlsPipeline() {}

    /// What is told of a handshake, on the channel's event loop.
    public interface Listener {

        /// It is done. The handler may add what comes behind it; bytes follow after this.
        ///
        /// @param certificate what the peer showed and what was verified; empty if nothing was demanded
        /// @param token       what ALPN agreed on, or nothing
        void established(ChannelHandlerContext context, Optional<X509Certificate> certificate, String token);

        /// It failed, and the channel is about to be closed.
        ///
        /// @param detail what the engine said
        void failed(ChannelHandlerContext context, HandshakeFault fault, String detail);

        /// The peer asked for a second handshake, and the channel is about to be closed.
        void renegotiated();
    }

    /// Adds TLS at the end of a pipeline. The listener is told once of the handshake.
    ///
    /// @param arithmetic performs signatures and checks of certificates, about a millisecond each: [#INLINE] or
    ///                   [#ASIDE]
    /// @param within     for the handshake
    public static void append(
            ChannelPipeline pipeline, SSLEngine engine, Executor arithmetic, Duration within, Listener listener) {
        var tls = new SslHandler(engine, arithmetic);
        tls.setHandshakeTimeoutMillis(within.toMillis());
        pipeline.addLast(new RenegotiationGuard(listener::renegotiated));
        pipeline.addLast(tls);
        pipeline.addLast(new Outcome(engine, listener));
    }

    /// Waits for the handshake and goes.
    private static final class Outcome extends ChannelInboundHandlerAdapter {

        private final SSLEngine engine;
        private final Listener listener;

        Outcome(SSLEngine engine, Listener listener) {
            this.engine = engine;
            this.listener = listener;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (!(event instanceof SslHandshakeCompletionEvent completion)) {
                context.fireUserEventTriggered(event);
                return;
            }
            if (completion.isSuccess()) {
                String token = engine.getApplicationProtocol();
                listener.established(context, certificate(), token == null ? "" : token);
                context.pipeline().remove(this);
            } else {
                listener.failed(
                        context,
                        HandshakeFault.of(completion.cause()),
                        String.valueOf(completion.cause().getMessage()));
            }
        }

        /// The listener knows of the failure already; what the engine threw says nothing more.
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }

        private Optional<X509Certificate> certificate() {
            try {
                Certificate[] chain = engine.getSession().getPeerCertificates();
                return chain.length > 0 && chain[0] instanceof X509Certificate own
                        ? Optional.of(own)
                        : Optional.empty();
            } catch (SSLPeerUnverifiedException _) {
                // It was not asked for one.
                return Optional.empty();
            }
        }
    }
}
