package io.tombolo.certauthority.mesh;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.runtime.config.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what a configuration says of the mesh's authority.
final class ConnectSettings {

    private static final String CLUSTER_ID = "ClusterID";

    private ConnectSettings() {}

    static ConnectAuthority.Settings of(Configuration configuration) {
        Map<String, Value> initial = new LinkedHashMap<>();
        initial.put("IntermediateCertTTL", Value.of("8760h"));
        initial.put("LeafCertTTL", Value.of("72h"));
        configuration
                .mesh()
                .connect()
                .caConfig()
                .plain()
                .forEach((name, value) -> initial.put(AuthoritySettings.wireName(name), value(value)));
        Optional<String> clusterId =
                Optional.ofNullable(initial.remove(CLUSTER_ID)).flatMap(Value::text);
        return new ConnectAuthority.Settings(
                configuration.datacenter(),
                configuration.primaryDatacenter(),
                configuration.mesh().connect().enabled(),
                clusterId.filter(id -> !id.isEmpty()),
                initial,
                new WriteRequest(replicationToken(configuration)));
    }

    private static String replicationToken(Configuration configuration) {
        return configuration.acl().tokens().replication().orElse("");
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case Long whole -> Value.of(whole);
            case Integer whole -> Value.of(whole.longValue());
            case Double real -> Value.of(real);
            case Boolean truth -> Value.of(truth);
            case List<?> items ->
                Value.of(items.stream().map(ConnectSettings::value).toList());
            default -> Value.of(plain.toString());
        };
    }
}
