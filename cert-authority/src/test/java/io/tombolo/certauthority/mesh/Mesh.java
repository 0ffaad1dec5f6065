package io.tombolo.certauthority.mesh;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.certauthority.issue.KeyKind;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.testing.kit.authority.AlwaysLeads;
import io.tombolo.testing.kit.authority.EndpointCaller;
import io.tombolo.testing.kit.authority.MemoryCertificateRecords;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The authorities of two datacenters, which call each other as over the wire.
final class Mesh implements AutoCloseable {

    static final KeyPair KEYS = KeyKind.EC_256.generate(new SecureRandom());

    final MemoryCertificateRecords primaryRecords = new MemoryCertificateRecords();
    final MemoryCertificateRecords secondaryRecords = new MemoryCertificateRecords();
    final ConnectAuthority primary;
    final ConnectAuthority secondary;

    Mesh(Map<String, Value> settings) {
        primary = authority("dc1", settings, primaryRecords);
        secondary = authority("dc2", settings, secondaryRecords);
    }

    private static ConnectAuthority authority(
            String datacenter, Map<String, Value> settings, MemoryCertificateRecords records) {
        return new ConnectAuthority(
                new ConnectAuthority.Settings(
                        new Datacenter(datacenter),
                        new Datacenter("dc1"),
                        true,
                        Optional.empty(),
                        settings,
                        WriteRequest.ANONYMOUS),
                new ConnectAuthority.Surroundings(
                        records, new AlwaysLeads(), Permissions.OFF, new SimpleMeterRegistry(), Instant::now));
    }

    /// Both establish their authorities, the primary first.
    Mesh established() {
        primary.follow(caller(primary));
        primaryRecords.rooted().join();
        secondary.follow(caller(primary));
        secondaryRecords.rooted().join();
        return this;
    }

    static RpcCaller caller(ConnectAuthority authority) {
        return new EndpointCaller(authority.endpoint());
    }

    @Override
    public void close() {
        primary.close();
        secondary.close();
    }
}
