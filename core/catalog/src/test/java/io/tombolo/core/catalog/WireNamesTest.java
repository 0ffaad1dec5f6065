package io.tombolo.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.CheckDefinition;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.NodeInfo;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.node.Locality;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.ExposeConfig;
import io.tombolo.core.catalog.service.ExposePath;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.ServiceNode;
import io.tombolo.core.catalog.service.TransparentProxyConfig;
import io.tombolo.core.catalog.service.Upstream;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.catalog.session.ServiceCheck;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.wire.binding.FieldDeclaration;
import io.tombolo.core.wire.binding.RecordCodec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The records of the catalog have the peers' fields, and it is said which of them they leave out.
class WireNamesTest {

    private static final JsonNode TYPES = new ObjectMapper()
            .readTree(Path.of("../../testing/vectors/rpc-schema.json").toFile())
            .get("types");

    /// What belongs to partitions, namespaces and peerings, which a community edition does not have.
    static final Set<String> FOREIGN =
            Set.of("Partition", "PeerName", "PeerMeta", "DestinationPartition", "DestinationPeer", "Namespace");

    static final Map<String, Set<String>> LEFT_OUT = Map.of(
            // Nil once the service is registered.
            "ServiceConnect",
            Set.of("SidecarService"),
            // Of Envoy, which is not configured from here.
            "ConnectProxyConfig",
            Set.of("AccessLogs", "EnvoyExtensions", "MutualTLSMode"));

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("Node", Node.class),
                Arguments.of("Locality", Locality.class),
                Arguments.of("NodeService", NodeService.class),
                Arguments.of("ServiceNode", ServiceNode.class),
                Arguments.of("ServiceAddress", ServiceAddress.class),
                Arguments.of("Weights", Weights.class),
                Arguments.of("ServiceConnect", ServiceConnect.class),
                Arguments.of("ConnectProxyConfig", ConnectProxyConfig.class),
                Arguments.of("Upstream", Upstream.class),
                Arguments.of("MeshGatewayConfig", MeshGatewayConfig.class),
                Arguments.of("TransparentProxyConfig", TransparentProxyConfig.class),
                Arguments.of("ExposeConfig", ExposeConfig.class),
                Arguments.of("ExposePath", ExposePath.class),
                Arguments.of("HealthCheck", HealthCheck.class),
                Arguments.of("HealthCheckDefinition", CheckDefinition.class),
                Arguments.of("CheckServiceNode", CheckServiceNode.class),
                Arguments.of("NodeInfo", NodeInfo.class),
                Arguments.of("DirEntry", DirEntry.class),
                Arguments.of("Session", Session.class),
                Arguments.of("ServiceCheck", ServiceCheck.class),
                Arguments.of("coordinate.Coordinate", Coord.class),
                Arguments.of("Coordinate", Coordinate.class),
                Arguments.of("FederationState", FederationState.class),
                Arguments.of("CARoot", CaRoot.class),
                Arguments.of("CAConfiguration", CaConfiguration.class),
                Arguments.of("CAConsulProviderState", CaProviderState.class),
                Arguments.of("AutopilotConfig", AutopilotConfig.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    <R extends Record> void hasThePeersFields(String name, Class<R> type) {
        Set<String> theirs = new TreeSet<>();
        TYPES.get(name)
                .get("fields")
                .forEach(field -> theirs.add(field.get("name").asString()));
        Set<String> ours = RecordCodec.of(type).fields().stream()
                .map(FieldDeclaration::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(theirs).as("fields of %s", name).containsAll(ours);
        theirs.removeAll(ours);
        theirs.removeAll(FOREIGN);
        theirs.removeAll(LEFT_OUT.getOrDefault(name, Set.of()));
        assertThat(theirs).as("fields of %s that are not carried", name).isEmpty();
    }
}
