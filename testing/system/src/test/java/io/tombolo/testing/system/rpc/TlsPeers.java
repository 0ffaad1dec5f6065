package io.tombolo.testing.system.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.tls.TlsMaterial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Peers of a server that show a certificate and then say what a test wants, over plain JSSE sockets: nothing of ours
/// keeps them from breaking the protocol.
final class TlsPeers {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final char[] NO_PASSWORD = {};

    private final int port;
    private final String name;
    private final SSLContext context;

    /// @param name of the server, as SNI
    TlsPeers(int port, String name, TlsMaterial own) throws GeneralSecurityException, IOException {
        this.port = port;
        this.name = name;
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "own", own.key(), NO_PASSWORD, own.chain().certificates().toArray(X509Certificate[]::new));
        for (int i = 0; i < own.authorities().size(); i++) {
            keys.setCertificateEntry("authority " + i, own.authorities().get(i));
        }
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, NO_PASSWORD);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(keys);
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    }

    /// A connection that offers these tokens.
    Peer offering(String... tokens) throws IOException {
        return new Peer(connect(tokens));
    }

    /// A connection that shakes hands a second time.
    Peer renegotiating(String token) throws IOException {
        SSLSocket socket = connect(token);
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.startHandshake();
        socket.startHandshake();
        return new Peer(socket);
    }

    private SSLSocket connect(String... tokens) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        parameters.setApplicationProtocols(tokens);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /// One of them.
    record Peer(SSLSocket socket) implements AutoCloseable {

        Peer says(String hex) throws IOException {
            socket.getOutputStream().write(Bytes.ofHex(hex.replace(" ", "")).toArray());
            return this;
        }

        /// Reads until the server ends the connection, and fails if it never does.
        void untilEnd() throws IOException {
            try (socket) {
                socket.startHandshake();
                socket.getInputStream().readAllBytes();
            } catch (SocketException | SSLException _) {
                // Reset, or ended without a farewell: an end as well.
            }
        }

        /// Shakes hands, and fails if that goes well.
        void refused() throws IOException {
            try (socket) {
                socket.startHandshake();
                socket.getInputStream().readAllBytes();
                throw new AssertionError("the handshake went well");
            } catch (SSLException _) {
                // As it has to be.
            }
        }

        /// Whether the server says this before it says nothing more.
        boolean hears(String hex) throws IOException {
            var heard = new ByteArrayOutputStream();
            byte[] piece = new byte[4_096];
            while (!Bytes.wrap(heard.toByteArray()).hex().contains(hex)) {
                int read = socket.getInputStream().read(piece);
                if (read < 0) {
                    return false;
                }
                heard.write(piece, 0, read);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
