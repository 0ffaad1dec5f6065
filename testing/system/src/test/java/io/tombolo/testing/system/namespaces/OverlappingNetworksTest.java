package io.tombolo.testing.system.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two datacenters with the same subnet, addresses and node names become one federation, and nothing but TLS between
/// gateways is on the link between them.
@Tag("namespaces")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlappingNetworksTest {

    private static final String KEY = "a-key-that-nobody-reads";
    private static final String VALUE = "a-value-that-nobody-reads";

    @TempDir
    private static Path folder;

    private OverlappingNetworks networks;
    private Site primary;
    private Site secondary;
    private Capture inPrimary;
    private Capture inSecondary;
    private Capture between;

    @BeforeAll
    void begin() {
        List<String> missing = Commands.missing();
        assumeTrue(
                missing.isEmpty(),
                () -> "needs %s: apt-get install iproute2 nftables tcpdump curl, and run as root"
                        .formatted(String.join(", ", missing)));
        networks = new OverlappingNetworks(folder);
        primary = networks.site(1, 1);
        secondary = networks.site(1, 1);
        inPrimary = Capture.start(primary.lan(), folder.resolve("dc1.pcap"));
        inSecondary = Capture.start(secondary.lan(), folder.resolve("dc2.pcap"));
        between = Capture.start(networks.link(), folder.resolve("link.pcap"));
        networks.start();
        awaitBothWays();
    }

    @AfterAll
    void end() {
        for (AutoCloseable opened : java.util.Arrays.asList(inPrimary, inSecondary, between, networks)) {
            if (opened != null) {
                close(opened);
            }
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception failed) {
            throw new IllegalStateException("cannot clean up", failed);
        }
    }

    @Test
    void everyServerIsAliveWithItsLocalAddress() {
        for (Site site : List.of(primary, secondary)) {
            assertThat(members(site))
                    .isEqualTo(Map.of("server-1.dc1", "10.0.0.2 status 1", "server-1.dc2", "10.0.0.2 status 1"));
        }
    }

    @Test
    void eachAnswersForTheOther() {
        assertThat(services(primary, "dc2")).contains("service-of-dc2").doesNotContain("service-of-dc1");
        assertThat(services(secondary, "dc1")).contains("service-of-dc1").doesNotContain("service-of-dc2");
    }

    @Test
    void noPacketOfAServerLeavesItsDatacenterAndNothingCanBeReadOnTheWay() {
        primary.put("/v1/kv/%s?dc=dc2".formatted(KEY), VALUE);
        secondary.put("/v1/kv/%s?dc=dc1".formatted(KEY), VALUE);
        for (Site site : List.of(primary, secondary)) {
            JsonNode stored = site.get("/v1/kv/" + KEY).get(0);
            assertThat(stored.path("Value").asString())
                    .isEqualTo(Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8)));
        }

        // The question was asked in plain HTTP within the datacenter: what is looked for would be found.
        for (Capture capture : List.of(inPrimary, inSecondary)) {
            await().until(() -> capture.contains(KEY) && capture.contains(VALUE));
        }
        assertThat(between.contains(KEY)).isFalse();
        assertThat(between.contains(VALUE)).isFalse();
        assertThat(between.contains("service-of-dc")).isFalse();

        assertThat(between.packets("tcp and dst port 8443 and src host 172.30.0.10 and dst host 172.30.0.20"))
                .isNotEmpty();
        assertThat(between.packets("tcp and dst port 8443 and src host 172.30.0.20 and dst host 172.30.0.10"))
                .isNotEmpty();
        assertThat(between.packets("not arp and not (tcp and port 8443)")).isEmpty();
        assertThat(between.packets("not arp and not (host 172.30.0.10 and host 172.30.0.20)"))
                .isEmpty();

        for (Capture capture : List.of(inPrimary, inSecondary)) {
            assertThat(capture.packets("src host 10.0.0.2 and tcp and dst host 10.0.0.101 and dst port 8443"))
                    .isNotEmpty();
        }
        assertThat(inPrimary.packets("src host 10.0.0.2 and not arp and not dst host 10.0.0.101"))
                .isEmpty();
        assertThat(inSecondary.packets("src host 10.0.0.2 and not arp and not dst host 10.0.0.101"
                        + " and not (tcp and dst host 172.30.0.10 and dst port 8443)"))
                .isEmpty();
        assertThat(inSecondary.packets("src host 10.0.0.2 and dst host 172.30.0.10"))
                .isNotEmpty();
    }

    private void awaitBothWays() {
        await().atMost(Site.PATIENCE).until(() -> answers(primary, "dc2") && answers(secondary, "dc1"));
    }

    private static boolean answers(Site site, String datacenter) {
        return site.ask("GET", "/v1/catalog/services?dc=" + datacenter, "").status() == 200;
    }

    private static List<String> services(Site site, String datacenter) {
        return site.get("/v1/catalog/services?dc=" + datacenter).properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Address and status (1 is alive) of every server of the federation.
    private static Map<String, String> members(Site site) {
        var members = new TreeMap<String, String>();
        for (JsonNode member : site.get("/v1/agent/members?wan=1")) {
            members.put(
                    member.path("Name").asString(),
                    "%s status %d"
                            .formatted(
                                    member.path("Addr").asString(),
                                    member.path("Status").asInt()));
        }
        return members;
    }
}
