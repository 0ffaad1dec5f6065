package io.tombolo.runtime.tls;

import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;

/// The TLS context of a process, which can be replaced while running: connections that exist keep theirs, new
/// ones take the new one. Safe for all threads.
///
/// Diallers resume sessions, which saves both sides their signatures and the checks of certificates. A session belongs
/// to the server that it was agreed with and to what was demanded of it, and never to an address: datacenters may use
/// the same ones. It ends with the certificates of either side, and after [#SESSION].
public final class ReplaceableTls {

    /// How long a session may be resumed. A certificate that ends meanwhile is not noticed before; the JDK's own
    /// limit is a day.
    static final Duration SESSION = Duration.ofHours(1);

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /// The JDK keeps sessions by host and port. Ours have no port.
    private static final int NO_PORT = 0;

    private final AtomicReference<Optional<SSLContext>> current = new AtomicReference<>(Optional.empty());

    /// Without a certificate: nothing of TLS works until one comes.
    public static ReplaceableTls none() {
        return new ReplaceableTls();
    }

    /// With a first certificate.
    ///
    /// @throws IllegalArgumentException as [#replace] does
    public static ReplaceableTls of(TlsMaterial material) {
        var tls = new ReplaceableTls();
        tls.replace(material);
        return tls;
    }

    private ReplaceableTls() {}

    /// Uses other certificates from the next handshake on. Sessions of before cannot be resumed.
    ///
    /// @throws IllegalArgumentException if the JDK's TLS cannot use the key or the certificates; then what was
    ///                                  current stays
    public void replace(TlsMaterial material) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    TlsManagers.keys(material),
                    new TrustManager[] {new NamedTrust(TlsManagers.trust(material))},
                    new SecureRandom());
            int seconds = Math.toIntExact(SESSION.toSeconds());
            context.getClientSessionContext().setSessionTimeout(seconds);
            context.getServerSessionContext().setSessionTimeout(seconds);
            current.set(Optional.of(context));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("cannot use %s for TLS: %s".formatted(material, unusable), unusable);
        }
    }

    /// Whether there is a certificate.
    public boolean isPresent() {
        return current.get().isPresent();
    }

    /// An engine for a connection that came in by marker 3 or 7: ALPN is not answered.
    ///
    /// @throws IllegalStateException if there is no certificate
    public SSLEngine serverEngine(ClientDemand demand) {
        return serverEngine(demand, List.of());
    }

    /// An engine for a connection that began with a hello: a client certificate is always demanded, and the first
    /// token of ours that the client offers is chosen. None in common fails the handshake; none offered does not.
    ///
    /// @throws IllegalStateException if there is no certificate
    public SSLEngine alpnServerEngine() {
        return serverEngine(ClientDemand.CERTIFICATE, PortProtocol.alpnTokens());
    }

    private SSLEngine serverEngine(ClientDemand demand, List<String> tokens) {
        SSLEngine engine = context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = parameters(engine);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(tokens.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        engine.setNeedClientAuth(demand == ClientDemand.CERTIFICATE);
        return engine;
    }

    /// An engine for a connection to whoever has the name that is demanded. It resumes what was agreed under that
    /// name; where no name is demanded, nothing.
    ///
    /// @param token the one ALPN token to offer; empty behind marker 3
    /// @throws IllegalStateException if there is no certificate
    public SSLEngine clientEngine(ServerCheck check, Optional<String> token) {
        return switch (check) {
            case ServerCheck.Named named ->
                clientEngine(context().createSSLEngine(named.name().text(), NO_PORT), check, token);
            case ServerCheck.SignedOnly() -> clientEngine(context().createSSLEngine(), check, token);
        };
    }

    /// An engine for a connection to a certain server. It resumes what was agreed with it under the same demand.
    ///
    /// @param token the one ALPN token to offer; empty behind marker 3
    /// @throws IllegalStateException if there is no certificate
    public SSLEngine clientEngine(WanName server, ServerCheck check, Optional<String> token) {
        String demand = switch (check) {
            case ServerCheck.Named named -> named.name().text();
            case ServerCheck.SignedOnly() -> "whoever is signed";
        };
        // The blanks keep it apart from all names, and the JDK from sending it.
        return clientEngine(context().createSSLEngine("%s as %s".formatted(server, demand), NO_PORT), check, token);
    }

    private static SSLEngine clientEngine(SSLEngine engine, ServerCheck check, Optional<String> token) {
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters(engine);
        token.ifPresent(one -> parameters.setApplicationProtocols(new String[] {one}));
        switch (check) {
            case ServerCheck.Named named ->
                parameters.setServerNames(List.of(new HelloName(named.name().text())));
            case ServerCheck.SignedOnly() -> parameters.setServerNames(List.of());
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLParameters parameters(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        return parameters;
    }

    private SSLContext context() {
        return current.get()
                .orElseThrow(() -> new IllegalStateException("TLS is asked for and there is no certificate"));
    }

    /// A name for the hello. The JDK's own class refuses those with `_`.
    private static final class HelloName extends SNIServerName {
        HelloName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
