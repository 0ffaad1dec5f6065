package io.tombolo.core.catalog.chore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.Replica;
import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeReconciliationTest {

    private static final NodeReconciliation.Place HERE = new NodeReconciliation.Place("dc1", "self");

    private static final List<Agent.Status> STATUSES = List.of(Agent.Status.values());

    private final Replica replica = new Replica();

    @Test
    void aMemberThatIsThereIsRegisteredWithItsServiceAndItsCheck() {
        reconcile(server("s1", "10.0.0.1", 8300));

        assertThat(Nodes.find(replica.store(), "s1").orElseThrow().datacenter()).isEqualTo("dc1");
        HealthCheck check = Checks.find(replica.store(), "s1", "serfHealth").orElseThrow();
        assertThat(check.name()).isEqualTo("Serf Health Status");
        assertThat(check.status()).isEqualTo("passing");
        assertThat(check.output()).isEqualTo("Agent alive and reachable");
        assertThat(Services.find(replica.store(), "s1", "consul")
                        .orElseThrow()
                        .service()
                        .port())
                .isEqualTo(8300);
    }

    @Test
    void aMemberThatFailedIsCriticalAndOneThatLeftIsGone() {
        reconcile(client("a", Agent.Status.ALIVE), client("b", Agent.Status.ALIVE));
        reconcile(client("a", Agent.Status.FAILED), client("b", Agent.Status.LEFT));

        assertThat(Checks.find(replica.store(), "a", "serfHealth").orElseThrow().isCritical())
                .isTrue();
        assertThat(Nodes.find(replica.store(), "b")).isEmpty();
        reconcile(client("c", Agent.Status.FAILED));
        assertThat(Nodes.find(replica.store(), "c")).isEmpty();
    }

    @Test
    void aMemberThatIsForgottenIsGoneAndForeignNodesStay() {
        replica.register(RegistrationCommand.Register.of(Node.of("foreign", "10.9.9.9")));
        reconcile(client("a", Agent.Status.ALIVE), client("self", Agent.Status.ALIVE));
        reconcile();

        assertThat(Nodes.find(replica.store(), "a")).isEmpty();
        assertThat(Nodes.find(replica.store(), "foreign")).isPresent();
        assertThat(Nodes.find(replica.store(), "self")).isPresent();
    }

    @Test
    void aNewAddressIsTakenAndWhatTheAgentSaidOfItselfStays() {
        replica.register(RegistrationCommand.Register.of(new Node(
                "",
                "a",
                "10.0.0.1",
                "dc1",
                Map.of("lan", "10.0.0.1"),
                Map.of("rack", "7"),
                Optional.empty(),
                RaftIndex.NONE)));
        reconcile(new Agent("a", "", "10.0.0.2", Agent.Status.ALIVE, Optional.empty()));

        Node node = Nodes.find(replica.store(), "a").orElseThrow();
        assertThat(node.address()).isEqualTo("10.0.0.2");
        assertThat(node.meta()).containsEntry("rack", "7");
    }

    @Test
    void whateverThePoolAndTheCatalogAreOnePassIsEnough() {
        var random = new Random(5);
        var names = List.of("a", "b", "c", "d", "self");
        for (int round = 0; round < 2_000; round++) {
            var agents = new ArrayList<Agent>();
            for (String name : names) {
                if (random.nextBoolean()) {
                    Agent.Status status = STATUSES.get(random.nextInt(STATUSES.size()));
                    agents.add(
                            random.nextBoolean()
                                    ? client(name, status)
                                    : new Agent(
                                            name,
                                            "",
                                            "10.0.0." + random.nextInt(3),
                                            status,
                                            server(name, "", random.nextInt(2) + 1)
                                                    .server()));
                }
            }
            if (random.nextInt(5) == 0) {
                replica.register(new RegistrationCommand.DeregisterCheck("a", "serfHealth"));
            }
            for (RegistrationCommand command : NodeReconciliation.commands(replica.store(), agents, HERE)) {
                assertThat(replica.register(command)).isEqualTo(Outcome.DONE);
            }
            assertThat(NodeReconciliation.commands(replica.store(), agents, HERE))
                    .isEmpty();
        }
    }

    private void reconcile(Agent... agents) {
        for (RegistrationCommand command : NodeReconciliation.commands(replica.store(), List.of(agents), HERE)) {
            assertThat(replica.register(command)).isEqualTo(Outcome.DONE);
        }
    }

    private static Agent client(String name, Agent.Status status) {
        return new Agent(name, "", "10.0.0.1", status, Optional.empty());
    }

    private static Agent server(String name, String address, int port) {
        return new Agent(name, "", address, Agent.Status.ALIVE, Optional.of(NodeService.of("consul", "consul", port)));
    }
}
