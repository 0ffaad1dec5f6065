package io.tombolo.benchmarks.certificates;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.certauthority.mesh.ConnectAuthority;
import io.tombolo.certauthority.mesh.Permissions;
import io.tombolo.contract.rpc.connect.CaRequest;
import io.tombolo.contract.rpc.connect.CaSignRequest;
import io.tombolo.contract.rpc.connect.ConnectCaMethods;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.testing.kit.authority.AlwaysLeads;
import io.tombolo.testing.kit.authority.CertificateRequests;
import io.tombolo.testing.kit.authority.EndpointCaller;
import io.tombolo.testing.kit.authority.MemoryCertificateRecords;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// Leaves a second and core by one caller after the other: `ConnectCA.Sign` from its bytes to its bytes, with the check
/// of the request's signature, without network and log. Arguments: seconds of [ProcessorTime] a round, rounds;
/// the first ones warm up.
public final class LeafRates {

    private LeafRates() {}

    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        var records = new MemoryCertificateRecords();
        Loaded loaded = ConfigurationLoader.load(
                LoadRequest.on(new LocalHost(InstantSource.system())).withFlags(Map.of("dev", List.of("true"))));
        if (!(loaded instanceof Loaded.Valid valid)) {
            throw new IllegalStateException(loaded.toString());
        }
        try (var authority = ConnectAuthority.of(
                valid.configuration(),
                new ConnectAuthority.Surroundings(
                        records,
                        new AlwaysLeads(),
                        Permissions.OFF,
                        new SimpleMeterRegistry(),
                        InstantSource.system()))) {
            var caller = new EndpointCaller(authority.endpoint());
            authority.follow(caller);
            records.rooted().join();
            lift(caller);
            CaSignRequest request = request(caller);
            for (int round = 1; round <= rounds; round++) {
                System.out.printf("%d leaves: %s%n", round, ProcessorTime.rate(length, () -> sign(caller, request)));
            }
        }
    }

    /// Takes the limit of fifty leaves a second away, as soon as the authority has a configuration.
    private static void lift(EndpointCaller caller) {
        var configuration = new CaConfiguration(
                "", "consul", Map.of("CSRMaxPerSecond", Value.of(0)), Map.of(), false, RaftIndex.NONE);
        while (true) {
            try {
                caller.call(
                                ConnectCaMethods.CONFIGURATION_SET,
                                new CaRequest(
                                        "",
                                        Optional.of(configuration),
                                        0,
                                        "set-config",
                                        Optional.empty(),
                                        List.of(),
                                        WriteRequest.ANONYMOUS))
                        .join();
                return;
            } catch (CompletionException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static CaSignRequest request(EndpointCaller caller) throws Exception {
        String domain = caller.call(ConnectCaMethods.ROOTS, DcSpecificRequest.of("", QueryOptions.NONE))
                .join()
                .trustDomain();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        return new CaSignRequest(
                "",
                CertificateRequests.of(keys, "spiffe://%s/ns/default/dc/dc1/svc/web".formatted(domain)),
                WriteRequest.ANONYMOUS);
    }

    private static void sign(EndpointCaller caller, CaSignRequest request) {
        caller.call(ConnectCaMethods.SIGN, request).join();
    }
}
