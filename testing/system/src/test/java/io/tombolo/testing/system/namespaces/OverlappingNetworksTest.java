package io.tombolo.testing.system.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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

    private static final Duration CUT = Duration.ofSeconds(15);
    private static final int CALLS_WITH_LOSS = 15;

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
        assumeTrue(Commands.missing().isEmpty(), Commands::whatIsMissing);
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
        for (AutoCloseable opened : Arrays.asList(inPrimary, inSecondary, between, networks)) {
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
            assertThat(site.wanMembers())
                    .isEqualTo(Map.of("server-1.dc1", "10.0.0.2 status 1", "server-1.dc2", "10.0.0.2 status 1"));
        }
    }

    @Test
    void eachAnswersForTheOther() {
        assertThat(primary.services("dc2")).contains("service-of-dc2").doesNotContain("service-of-dc1");
        assertThat(secondary.services("dc1")).contains("service-of-dc1").doesNotContain("service-of-dc2");
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

    @Test
    void aLinkThatIsCutCostsNoDatacenterItsOwnAnswersAndHealsByItself() {
        Namespace gateway = secondary.gateways().getFirst().namespace();

        gateway.filter(onTheLink("drop"));
        await().atMost(Site.PATIENCE).until(() -> !primary.answersFor("dc2") && !secondary.answersFor("dc1"));
        await().during(CUT)
                .atMost(CUT.multipliedBy(4))
                .until(() -> primary.answersFor("dc1") && secondary.answersFor("dc2"));
        assertThat(primary.answersFor("dc2")).isFalse();

        gateway.filter("delete table inet link");
        awaitBothWays();
        await().atMost(Site.PATIENCE).untilAsserted(this::everyServerIsAliveWithItsLocalAddress);
    }

    @Test
    void noCallFailsWhereOnePacketOfTwentyIsLost() {
        Namespace gateway = secondary.gateways().getFirst().namespace();
        awaitBothWays();

        gateway.filter(onTheLink("numgen random mod 100 < 5 counter drop"));
        for (int i = 0; i < CALLS_WITH_LOSS; i++) {
            String value = "v" + i;
            secondary.put("/v1/kv/lossy?dc=dc1", value);
            primary.put("/v1/kv/lossy?dc=dc2", value);
            assertThat(secondary.ask("GET", "/v1/kv/lossy?raw&dc=dc1", "")).isEqualTo(new Site.Answer(200, value));
            assertThat(primary.ask("GET", "/v1/kv/lossy?raw&dc=dc2", "")).isEqualTo(new Site.Answer(200, value));
        }

        assertThat(gateway.run("nft", "list", "table", "inet", "link")).containsPattern("counter packets [1-9]");
        gateway.filter("delete table inet link");
    }

    /// A table that does something with each packet between a gateway's host and the shared link.
    private static String onTheLink(String verdict) {
        return """
                table inet link {
                  chain in { type filter hook prerouting priority raw; iifname "wan" %1$s; }
                  chain out { type filter hook postrouting priority raw; oifname "wan" %1$s; }
                }
                """.formatted(verdict);
    }

    private void awaitBothWays() {
        await().atMost(Site.PATIENCE).until(() -> primary.answersFor("dc2") && secondary.answersFor("dc1"));
    }
}
