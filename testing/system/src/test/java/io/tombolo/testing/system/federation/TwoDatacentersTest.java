package io.tombolo.testing.system.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.testing.kit.sni.SniRouter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A primary and a secondary whose servers know nothing of each other but gateways.
class TwoDatacentersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private GatewayFederation federation;

    @BeforeEach
    void begin() {
        federation = new GatewayFederation(folder);
    }

    @AfterEach
    void end() {
        federation.close();
    }

    @Test
    void aNewSecondaryBecomesOneFederationWithThePrimary() throws Exception {
        SniRouter west = federation.gateway("dc1");
        SniRouter east = federation.gateway("dc2");
        WiredServer primary = federation.server("dc1");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> primary.services("dc1").get() != null);
        federation.register("dc1", west, "gw1");

        WiredServer secondary = federation.server("dc2", west);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> secondary.services("dc2").get() != null);
        federation.register("dc2", east, "gw2");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(primary.wan()).containsExactly("s-dc1.dc1 alive", "s-dc2.dc2 alive");
            assertThat(secondary.wan()).containsExactly("s-dc1.dc1 alive", "s-dc2.dc2 alive");
        });
        primary.register("n1", NodeService.of("web", "web", 80));
        secondary.register("n2", NodeService.of("db", "db", 5432));
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(secondary.services("dc1").get().services()).containsKeys("consul", "web");
            assertThat(primary.services("dc2").get().services()).containsKeys("consul", "db");
        });
    }
}
