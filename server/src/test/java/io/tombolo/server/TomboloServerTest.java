package io.tombolo.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.server.TomboloServer.Start;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TomboloServerTest {

    private final Map<String, List<String>> flags = new HashMap<>(Map.of("dev", List.of("true")));

    @Test
    void theSecondaryProfileRefusesThePrimaryDatacenter() {
        Start start = TomboloServer.start(List.of("secondary"), _ -> load(Map.of()), _ -> {});

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("profile 'secondary'", "primary_datacenter", "primary_gateways"));
    }

    @Test
    void thePrimaryProfileRefusesASecondaryDatacenter() {
        Start start = TomboloServer.start(List.of("primary"), _ -> load(Map.of("primary-datacenter", "dc9")), _ -> {});

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("profile 'primary'", "dc9"));
    }

    @Test
    void aProfileIsASourceOfProperties() {
        var seen = new ArrayList<Map<String, String>>();

        TomboloServer.start(
                List.of("primary"),
                properties -> {
                    seen.add(properties);
                    return load(Map.of("primary-datacenter", "dc9"));
                },
                _ -> {});

        assertThat(seen)
                .singleElement()
                .isEqualTo(Map.of(
                        "server", "true",
                        "connect.enabled", "true",
                        "connect.enable-mesh-gateway-wan-federation", "true"));
    }

    @Test
    void everyViolationIsAReason() {
        flags.put("bootstrap-expect", List.of("3"));
        flags.put("datacenter", List.of("dc.1"));

        Start start = TomboloServer.start(List.of(), _ -> load(Map.of()), _ -> {});

        assertThat(start)
                .isInstanceOfSatisfying(
                        Start.Refused.class,
                        refused -> assertThat(refused.reasons()).hasSize(2));
    }

    private Loaded load(Map<String, String> properties) {
        return ConfigurationLoader.load(LoadRequest.on(new LocalHost(InstantSource.system()))
                .withProperties(properties)
                .withFlags(flags));
    }
}
