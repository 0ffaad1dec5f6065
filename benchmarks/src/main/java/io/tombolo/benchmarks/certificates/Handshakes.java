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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Connections a second to a server port, one after the other: TCP, mutual TLS with ALPN, a yamux ping and its answer,
/// close. Both ends in one process. Arguments: seconds of warm-up, seconds of measurement, both of [ProcessorTime].
public final class Handshakes {

    private static final byte[] PING = HexFormat.of().parseHex("000200010000000000000007");

    private Handshakes() {}

    public static void main(String[] arguments) throws Exception {
        Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[0]));
        Duration measured = Duration.ofSeconds(Long.parseLong(arguments[1]));
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
                        PortLimits.DEFAULT,
                        MonotonicClock.system())) {
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                for (boolean resumed : new boolean[] {false, true}) {
                    rate(port, material, version, resumed, warmUp);
                    System.out.printf(
                            "%s, %s: %s%n",
                            version, resumed ? "resumed" : "full", rate(port, material, version, resumed, measured));
                }
            }
        }
    }

    private static ProcessorTime.Rate rate(
            ServerPort port, TlsMaterial material, String version, boolean resumed, Duration length) throws Exception {
        SSLContext shared = context(material);
        return ProcessorTime.rate(length, () -> connect(port, resumed ? shared : context(material), version));
    }

    private static void connect(ServerPort port, SSLContext context, String version) throws IOException {
        InetSocketAddress address = port.address();
        // The session is remembered by this name and port.
        try (var socket =
                (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            parameters.setApplicationProtocols(new String[] {"consul/rpc-multi"});
            socket.setSSLParameters(parameters);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(PING);
            if (socket.getInputStream().readNBytes(PING.length).length < PING.length) {
                throw new IOException("the port closed the connection instead of answering");
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
