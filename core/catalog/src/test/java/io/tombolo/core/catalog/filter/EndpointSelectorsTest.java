package io.tombolo.core.catalog.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.CheckSelectors;
import io.tombolo.core.catalog.health.HealthSelectors;
import io.tombolo.core.catalog.node.NodeSelectors;
import io.tombolo.core.catalog.service.ServiceSelectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the filters of each endpoint may name. Source: HTTP sheet 1.9, the table of roots.
class EndpointSelectorsTest {

    private static final List<String> NODE =
            List.of("ID", "Node", "Address", "Datacenter", "Meta", "Meta.k", "TaggedAddresses", "TaggedAddresses.lan");

    private static final List<String> PROXY = List.of(
            "DestinationServiceName",
            "DestinationServiceID",
            "LocalServiceAddress",
            "LocalServicePort",
            "Mode",
            "MeshGateway.Mode",
            "TransparentProxy.OutboundListenerPort",
            "Upstreams",
            "Upstreams.DestinationType",
            "Upstreams.DestinationNamespace",
            "Upstreams.DestinationName",
            "Upstreams.Datacenter",
            "Upstreams.LocalBindAddress",
            "Upstreams.LocalBindPort",
            "Upstreams.MeshGateway.Mode");

    private static final List<String> SERVICE = Stream.concat(
                    Stream.of(
                            "ID",
                            "Service",
                            "Kind",
                            "Address",
                            "Port",
                            "Tags",
                            "Meta",
                            "Meta.k",
                            "TaggedAddresses.lan.Address",
                            "TaggedAddresses.lan.Port",
                            "Weights.Passing",
                            "Weights.Warning",
                            "EnableTagOverride",
                            "Connect.Native"),
                    below("Proxy", PROXY))
            .toList();

    private static final List<String> CHECK = List.of(
            "CheckID",
            "Name",
            "Node",
            "Notes",
            "Output",
            "ServiceID",
            "ServiceName",
            "ServiceTags",
            "Status",
            "Type",
            "Interval",
            "Timeout",
            "ExposedPort");

    private static Stream<String> below(String root, List<String> names) {
        return names.stream().map(name -> root + "." + name);
    }

    @Test
    void ofNodesServicesAndChecks() {
        assertNames(NodeSelectors.NODE, NODE.stream());
        assertNames(ServiceSelectors.SERVICE, SERVICE.stream());
        assertNames(CheckSelectors.CHECK, CHECK.stream());
    }

    @Test
    void ofAnInstanceWithItsNode() {
        assertNames(
                ServiceSelectors.SERVICE_NODE,
                Stream.concat(
                        Stream.of(
                                "ID",
                                "Node",
                                "Address",
                                "Datacenter",
                                "TaggedAddresses.lan",
                                "NodeMeta",
                                "NodeMeta.k",
                                "ServiceID",
                                "ServiceName",
                                "ServiceKind",
                                "ServiceAddress",
                                "ServicePort",
                                "ServiceTags",
                                "ServiceMeta.k",
                                "ServiceTaggedAddresses.lan.Address",
                                "ServiceTaggedAddresses.lan.Port",
                                "ServiceWeights.Passing",
                                "ServiceWeights.Warning",
                                "ServiceEnableTagOverride",
                                "ServiceConnect.Native"),
                        below("ServiceProxy", PROXY)));
    }

    @Test
    void ofInstancesWithTheirHealthAndOfDumps() {
        assertNames(
                HealthSelectors.CHECK_SERVICE_NODE,
                Stream.of(below("Node", NODE), below("Service", SERVICE), below("Checks", CHECK), Stream.of("Checks"))
                        .flatMap(names -> names));
        assertNames(
                HealthSelectors.NODE_INFO,
                Stream.of(
                                Stream.of(
                                        "ID", "Node", "Address", "TaggedAddresses.lan", "Meta.k", "Services", "Checks"),
                                below("Services", SERVICE),
                                below("Checks", CHECK))
                        .flatMap(names -> names));
    }

    @Test
    void nothingElse() {
        assertThat(Filter.compile("Foo == 1", NodeSelectors.NODE))
                .isInstanceOfSatisfying(
                        Filter.Malformed.class,
                        malformed -> assertThat(malformed.text())
                                .isEqualTo(
                                        "Failed to create boolean expression evaluator: Selector \"Foo\" is not valid"));
        assertThat(Filter.compile("NodeMeta.k == 1", NodeSelectors.NODE)).isInstanceOf(Filter.Malformed.class);
    }

    /// Each can be named by some operator.
    private static <T> void assertNames(Selectors<T> selectors, Stream<String> names) {
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Stream.of(name + " == 1", name + " == true", name + " is empty")
                                .map(expression -> Filter.compile(expression, selectors)))
                        .as(name)
                        .anyMatch(Filter.Ready.class::isInstance));
    }
}
