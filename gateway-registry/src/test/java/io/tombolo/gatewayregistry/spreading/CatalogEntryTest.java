package io.tombolo.gatewayregistry.spreading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.federation.state.MeshGateway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogEntryTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aRecordGoesOutAsItCameIn() {
        var stored = new FederationState("dc2", List.of(entry("passing", 7)), NOON, 5, RaftIndex.NONE);

        var read = CatalogEntry.state(stored).orElseThrow();

        assertThat(CatalogEntry.record(read)).isEqualTo(stored);
    }

    @Test
    void whatFederationReadsIsRead() {
        MeshGateway gateway =
                CatalogEntry.gateways(List.of(entry("critical", 7))).getFirst();

        assertThat(gateway.exposesServers()).isTrue();
        assertThat(gateway.isCritical()).isTrue();
        assertThat(gateway.lanAddress()).hasToString("Optional[10.0.0.1:8443]");
        assertThat(gateway.service().modifyIndex()).isEqualTo(7);
    }

    @Test
    void indexesAreNoDifferenceAndEverythingElseIs() {
        var one = CatalogEntry.state(new FederationState("dc2", List.of(entry("passing", 7)), NOON, 5, RaftIndex.at(7)))
                .orElseThrow();

        assertThat(one.lists(CatalogEntry.gateways(List.of(entry("passing", 8)))))
                .isTrue();
        assertThat(one.lists(CatalogEntry.gateways(List.of(entry("warning", 7)))))
                .isFalse();
    }

    @Test
    void entriesThatAreNoGatewayAreLeftOut() {
        var nobody = new CheckServiceNode(Optional.empty(), Optional.empty(), List.of());

        assertThat(CatalogEntry.gateways(List.of(nobody))).isEmpty();
        assertThat(CatalogEntry.state(new FederationState("no such name", List.of(), NOON, 0, RaftIndex.NONE)))
                .isEmpty();
    }

    private static CheckServiceNode entry(String status, long index) {
        return new CheckServiceNode(
                Optional.of(Node.of("gw1", "10.0.0.1").stored(RaftIndex.at(index))),
                Optional.of(NodeService.of("mesh-gateway", "mesh-gateway", 8443)
                        .withMeta(Map.of("consul-wan-federation", "1"))
                        .stored(RaftIndex.at(index))),
                List.of(HealthCheck.ofService("gw1", "mesh-gateway", "listening", status)));
    }
}
