package io.tombolo.benchmarks.certificates;

import io.tombolo.core.pki.CertificateChain;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.TlsMaterial;
import io.tombolo.testing.kit.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Connections a second to a server port, one after the other: TCP, mutual TLS with ALPN, a yamux ping and its answer,
/// close. Both ends in one process, and both are paid for. Arguments: seconds of [ProcessorTime] for each kind a round,
/// rounds;
/// the first ones warm up.
public final class Handshakes {

    private static final byte[] PING = HexFormat.of().parseHex("000200010000000000000007");

    /// A machine with other work must not end connections.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Handshakes() {}

    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("handshakes");
        new TestCertificates(folder, "Benchmark CA").issue("s1", "s1.server.dc1.consul", "server.dc1.consul");
        TlsMaterial material = material(folder);
        try (EventLoops loops = EventLoops.start("net", 1);
                ServerPort port = ServerPort.listen(
                        loops,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        ReplaceableTls.of(material),
                        true,
                        PortServices.of((_, _, _, _) -> {
                            throw new IllegalStateException("nobody calls");
                        }),
                        PortLimits.DEFAULT.withPreamble(PATIENCE),
                        MonotonicClock.system())) {
            SSLContext context = context(material);
            for (int round = 1; round <= rounds; round++) {
                for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                    var full = new Dials(port, context, version, false);
                    System.out.printf("%d %s, full: %s%n", round, version, ProcessorTime.rate(length, full::next));
                    var resumed = new Dials(port, context, version, true);
                    resumed.next();
                    System.out.printf(
                            "%d %s, resumed: %s%n", round, version, ProcessorTime.rate(length, resumed::next));
                }
            }
        }
    }

    /// Connections of one kind. The JDK resumes a session for the same name of a host only.
    private static final class Dials {

        private final ServerPort port;
        private final SSLContext context;
        private final String version;
        private final boolean resumed;
        private final String host;
        private long count;

        Dials(ServerPort port, SSLContext context, String version, boolean resumed) {
            this.port = port;
            this.context = context;
            this.version = version;
            this.resumed = resumed;
            this.host = "%s-%d".formatted(version, System.nanoTime());
        }

        void next() throws IOException {
            count++;
            InetSocketAddress address = port.address();
            var plain = new Socket(address.getAddress(), address.getPort());
            plain.setTcpNoDelay(true);
            String name = resumed ? host : host + "-" + count;
            try (var socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, name, address.getPort(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setProtocols(new String[] {version});
                parameters.setApplicationProtocols(new String[] {"consul/rpc-multi"});
                parameters.setServerNames(List.of());
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(PING);
                if (socket.getInputStream().readNBytes(PING.length).length < PING.length) {
                    throw new IOException("the port closed the connection instead of answering");
                }
                boolean known = socket.getSession().getValue(host) != null;
                if (known != (resumed && count > 1)) {
                    throw new IllegalStateException("connection %d to %s: resumed is %b".formatted(count, name, known));
                }
                socket.getSession().putValue(host, host);
            }
        }
    }

    private static SSLContext context(TlsMaterial material) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        CertificateChain chain = material.chain();
        keys.setKeyEntry(
                "own", material.key(), new char[0], chain.certificates().toArray(X509Certificate[]::new));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", material.authorities().getFirst());
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static TlsMaterial material(Path folder) throws IOException {
        var reading = TlsMaterial.read(
                Files.readAllBytes(folder.resolve("s1.pem")),
                Files.readAllBytes(folder.resolve("s1-key.pem")),
                Files.readAllBytes(folder.resolve("ca.pem")));
        return switch (reading) {
            case TlsMaterial.Reading.Read(TlsMaterial material) -> material;
            case TlsMaterial.Reading.Malformed(String reason) -> throw new IOException(reason);
        };
    }
}
