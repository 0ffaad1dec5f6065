package io.tombolo.benchmarks.rpc;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.WanName;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.port.CallHandler;
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

/// Both ends of calls on loopback: mutual TLS by name, as through gateways, or plain.
final class Loopback {

    static final WanName SERVER = WanName.parse("s1.dc1");

    private static final ServerName NAME =
            new ServerName.OneServer(new NodeName("s1"), new Datacenter("dc1"), new Domain("consul"));

    private Loopback() {}

    /// A certificate for the server's name in a folder, made when there is none.
    static ReplaceableTls tls(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("s1.pem"))) {
            new TestCertificates(folder, "Benchmark CA").issue("s1", "s1.server.dc1.consul", "server.dc1.consul");
        }
        var reading = TlsMaterial.read(
                Files.readAllBytes(folder.resolve("s1.pem")),
                Files.readAllBytes(folder.resolve("s1-key.pem")),
                Files.readAllBytes(folder.resolve("ca.pem")));
        if (reading instanceof TlsMaterial.Reading.Read(TlsMaterial material)) {
            return ReplaceableTls.of(material);
        }
        throw new IOException(reading.toString());
    }

    static ServerPort serve(EventLoops loops, ReplaceableTls tls, CallHandler calls) throws IOException {
        return ServerPort.listen(
                loops,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                tls,
                false,
                PortServices.of(calls),
                PortLimits.DEFAULT,
                MonotonicClock.system());
    }

    static SessionPool call(Connector connector, InetSocketAddress address, boolean encrypted) {
        Connector.Way way = encrypted ? new Connector.Way.ByName(NAME) : new Connector.Way.Plain();
        return new SessionPool(
                (to, protocol, within, dialled) -> connector.connect(address, way, protocol, within, dialled),
                PoolLimits.DEFAULT,
                MonotonicClock.system());
    }
}
