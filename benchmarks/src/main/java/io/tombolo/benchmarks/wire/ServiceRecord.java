package io.tombolo.benchmarks.wire;

import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;

/// A record with the variety of a service in the catalog: about 1 KB of MessagePack.
record ServiceRecord(
        @WireField(name = "ID") String id,
        String service,
        String kind,
        List<String> tags,
        String address,
        int port,
        boolean enableTagOverride,
        Map<String, String> meta,
        Map<String, Address> taggedAddresses,
        Weights weights,
        List<Check> checks,
        @Embedded RaftIndex raft) {

    record Address(String address, int port) {}

    record Weights(int passing, int warning) {}

    record Check(
            String node,
            @WireField(name = "CheckID") String checkId,
            String name,
            String status,
            String notes,
            String output,
            @WireField(name = "ServiceID") String serviceId,
            String serviceName,
            boolean exposed,
            int exposedPort,
            @Embedded RaftIndex raft) {}

    record RaftIndex(@Unsigned long createIndex, @Unsigned long modifyIndex) {}

    static ServiceRecord sample() {
        var check = new Check(
                "node-17.rack-4",
                "service:web-17",
                "Service 'web' check",
                "passing",
                "",
                "HTTP GET http://10.20.30.40:8080/health: 200 OK",
                "web-17",
                "web",
                false,
                0,
                new RaftIndex(123_456, 234_567));
        return new ServiceRecord(
                "web-17",
                "web",
                "",
                List.of("primary", "v1.42.0", "eu-central-1", "canary"),
                "10.20.30.40",
                8080,
                false,
                Map.of(
                        "version",
                        "1.42.0",
                        "owner",
                        "payments",
                        "external-source",
                        "kubernetes",
                        "pod",
                        "web-7c9f-x2v"),
                Map.of(
                        "lan", new Address("10.20.30.40", 8080),
                        "wan", new Address("203.0.113.7", 443)),
                new Weights(1, 1),
                List.of(check, check),
                new RaftIndex(123_456, 345_678));
    }
}
