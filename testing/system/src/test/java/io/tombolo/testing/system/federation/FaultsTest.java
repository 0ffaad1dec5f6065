package io.tombolo.testing.system.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.testing.kit.sni.SniRouter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What an outage costs. One federation for all: each test begins with it healthy, and leaves it so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Far below the deadline of a call, and above what a busy machine takes for one over a new connection.
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final int READERS = 8;

    @TempDir
    private static Path folder;

    private GatewayFederation federation;

    /// The gateway of the primary that the secondary was told of, and that was replaced since.
    private SniRouter gone;

    private final AtomicInteger generation = new AtomicInteger();

    @BeforeAll
    void begin() throws Exception {
        federation = new GatewayFederation(folder);
        SniRouter west = federation.gateway("dc1");
        gone = west;
        SniRouter east = federation.gateway("dc2");
        WiredServer primary = federation.server("dc1");
        awaitLeader(primary, "dc1");
        federation.register("dc1", west, "gw1");
        WiredServer secondary = federation.server("dc2", west);
        awaitLeader(secondary, "dc2");
        federation.register("dc2", east, "gw2");
        awaitBothWays();
        replaceGateways("dc1", 2);
        awaitBothWays();
        replaceGateways("dc2", 2);
    }

    @AfterAll
    void end() {
        federation.close();
    }

    @BeforeEach
    void eachAnswersTheOther() {
        awaitBothWays();
    }

    @Test
    void aGatewayThatIsKilledUnderLoadCostsNoRead() throws Exception {
        var failures = new ConcurrentLinkedQueue<String>();
        var reads = new AtomicInteger();
        var stopped = new java.util.concurrent.atomic.AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofVirtual().start(() -> {
                while (!stopped.get()) {
                    try {
                        var _ = federation.running("dc2").services("dc1").get(SOON.toSeconds(), TimeUnit.SECONDS);
                        reads.incrementAndGet();
                    } catch (Exception failed) {
                        failures.add(failed.toString());
                    }
                }
            }));
        }
        await().atMost(PATIENCE).until(() -> reads.get() > 50);

        federation.gateways("dc2").getFirst().close();
        federation.gateways("dc1").getLast().close();
        int soFar = reads.get();
        await().atMost(PATIENCE).until(() -> reads.get() > soFar + 200);
        stopped.set(true);
        for (Thread reader : readers) {
            assertThat(reader.join(SOON)).isTrue();
        }

        assertThat(failures).isEmpty();
        replaceGateways("dc2", 2);
        replaceGateways("dc1", 2);
    }

    @Test
    void allGatewaysOfADatacenterAreReplacedByOthersElsewhere() {
        replaceGateways("dc2", 2);
        awaitBothWays();

        replaceGateways("dc1", 2);
        awaitBothWays();
    }

    @Test
    void aPrimaryThatIsCutOffCostsTheSecondaryNothingOfItsOwn() throws Exception {
        List<Integer> ports = federation.gateways("dc1").stream()
                .map(gateway -> gateway.address().getPort())
                .toList();
        federation.gateways("dc1").forEach(SniRouter::close);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(failure("dc2", "dc1"))
                        .isInstanceOfAny(
                                TypedReason.GatewayUnreachable.class,
                                TypedReason.ServerNameNotRouted.class,
                                TypedReason.HandshakeFailed.class));
        assertThat(federation.running("dc2").services("dc2").get(SOON.toSeconds(), TimeUnit.SECONDS))
                .isNotNull();

        federation.stopGateways("dc1");
        ports.forEach(port -> federation.gatewayAt("dc1", port));
        awaitBothWays();
    }

    @Test
    void aSilentGatewayCostsASecondAtMost() throws Exception {
        federation.gateways("dc2").getFirst().behave(SniRouter.Manner.SILENT);
        federation.gateways("dc2").forEach(SniRouter::cut);

        for (int i = 0; i < 10; i++) {
            assertThat(federation.running("dc2").services("dc1").get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
        }

        federation.gateways("dc2").getFirst().behave(SniRouter.Manner.RELAYING);
    }

    @Test
    void aServerWithAnotherNameIsNamed() {
        federation.misroute("dc1", federation.running("dc2").callsAt());
        federation.gateways("dc1").forEach(SniRouter::cut);
        federation.gateways("dc2").forEach(SniRouter::cut);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(failure("dc2", "dc1"))
                        .isInstanceOfSatisfying(TypedReason.CertificateNameWrong.class, wrong -> {
                            assertThat(wrong.expected().text()).isEqualTo("s-dc1.server.dc1.consul");
                            assertThat(wrong.found()).contains("s-dc2.server.dc2.consul");
                        }));

        federation.routeAgain("dc1");
        federation.gateways("dc1").forEach(SniRouter::cut);
    }

    @Test
    void serversThatRestartAreMembersAgain() throws Exception {
        federation.stop("dc1");
        federation.start("dc1");
        awaitBothWays();

        federation.stop("dc2");
        // Its primary_gateways is the address of one that is gone: what it knew last is enough.
        federation.start("dc2", gone);
        awaitBothWays();
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (String datacenter : List.of("dc1", "dc2")) {
                assertThat(federation.running(datacenter).wan()).containsExactly("s-dc1.dc1 alive", "s-dc2.dc2 alive");
            }
        });
    }

    /// The datacenter's gateways end, and as many others begin, at addresses that nobody was told.
    private void replaceGateways(String datacenter, int count) {
        for (String old : federation.registered(datacenter)) {
            federation.deregister(datacenter, old);
        }
        List<SniRouter> before = List.copyOf(federation.gateways(datacenter));
        for (int i = 0; i < count; i++) {
            federation.register(datacenter, federation.gateway(datacenter), "gw" + generation.incrementAndGet());
        }
        before.forEach(gateway -> federation.stopGateway(datacenter, gateway));
    }

    private TypedReason failure(String from, String to) throws InterruptedException {
        try {
            var _ = federation.running(from).services(to).get();
            throw new AssertionError("answered");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RpcFailedException known) {
                return known.reason().orElseThrow();
            }
            throw new AssertionError("failed otherwise than calls do", failed);
        }
    }

    private static void awaitLeader(WiredServer server, String datacenter) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server.services(datacenter).get() != null);
    }

    private void awaitBothWays() {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(federation.running("dc1").services("dc2").get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
            assertThat(federation.running("dc2").services("dc1").get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
        });
    }
}
