package io.tombolo.core.catalog.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.Replica;
import io.tombolo.core.catalog.check.CheckQueries;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.HealthQueries;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.NodeQueries;
import io.tombolo.core.catalog.registration.RegistrationCommand.DeregisterNode;
import io.tombolo.core.catalog.registration.RegistrationCommand.DeregisterService;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceGroup;
import io.tombolo.core.catalog.service.ServiceQueries;
import io.tombolo.core.catalog.service.ServiceSelection;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

    private static final String ID_1 = "11111111-1111-1111-1111-111111111111";
    private static final String ID_2 = "40e4a748-2192-161a-0510-9bf59fe950bb";

    private final Replica replica = new Replica();

    @Test
    void registersANodeWithAServiceAndItsCheck() {
        replica.register(Register.of(node("", "foobar"))
                .with(NodeService.of("redis", "redis1", 8000).withTags(List.of("primary", "v1")))
                .with(HealthCheck.ofService("foobar", "redis1", "service:redis1", "passing")));

        CheckServiceNode found = health("redis").getFirst();
        assertThat(found.node().orElseThrow().raft()).isEqualTo(RaftIndex.at(1));
        assertThat(found.service().orElseThrow().tags()).containsExactly("primary", "v1");
        assertThat(found.checks().getFirst().serviceName()).isEqualTo("redis");
        assertThat(found.checks().getFirst().serviceTags()).containsExactly("primary", "v1");
        assertThat(found.isPassing()).isTrue();
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        var register = Register.of(node("", "foobar"))
                .with(NodeService.of("redis", "", 8000))
                .with(HealthCheck.ofNode("", "c1", ""));
        replica.register(register);
        var answer = HealthQueries.nodes(replica.store(), all("redis"));

        replica.register(register);

        assertThat(replica.woke(answer)).isFalse();
        assertThat(HealthQueries.nodes(replica.store(), all("redis"))).isEqualTo(answer);
    }

    @Test
    void fillsInWhatIsLeftOut() {
        var service = new NodeService(
                "",
                "",
                "redis",
                List.of(),
                "",
                Map.of(),
                Map.of(),
                0,
                "",
                Optional.empty(),
                false,
                NodeService.of("", "", 0).proxy(),
                NodeService.of("", "", 0).connect(),
                false,
                Optional.empty(),
                RaftIndex.NONE);
        replica.register(Register.of(node("", "w")).with(service).with(HealthCheck.ofNode("", "", "")));

        NodeService stored = health("redis").getFirst().service().orElseThrow();
        assertThat(stored.id()).isEqualTo("redis");
        assertThat(stored.weights()).contains(Weights.DEFAULT);
        assertThat(CheckQueries.onNode(replica.store(), "w").value().getFirst().status())
                .isEqualTo("critical");
    }

    @Test
    void refusesInTheWordsOfTheSheet() {
        assertThat(text(Register.of(node("", "")))).isEqualTo("Must provide node");
        assertThat(text(Register.of(Node.of("x", "")))).isEqualTo("Must provide address if SkipNodeUpdate is not set");
        assertThat(text(Register.of(node("abc", "x")))).isEqualTo("Bad node ID: uuid string is wrong length");
        assertThat(text(Register.of(node("", "x")).with(NodeService.of("", "a", 0))))
                .isEqualTo("Must provide service name with ID");
        assertThat(text(Register.of(node("", "w")).with(HealthCheck.ofService("w", "missing", "zz", "passing"))))
                .isEqualTo("failed inserting check: Missing service registration on node \"w\"");
        assertThat(text(Register.of(node("", "w")).with(HealthCheck.ofNode("other", "zz", "passing"))))
                .isEqualTo("check node \"other\" does not match node \"w\"");
        assertThat(text(Register.of(node("", "w"))
                        .with(NodeService.of("s", "s", 0).withMeta(Map.of("a b", "c")))))
                .isEqualTo("failed inserting service: Invalid Service Meta for node w and serviceID s: Couldn't load"
                        + " metadata pair ('a b', 'c'): Key contains invalid characters");
        assertThat(Replica.textOf(replica.register(new DeregisterNode("")))).isEqualTo("Must provide node");
        assertThat(NodeQueries.list(replica.store(), Map.of()).value()).isEmpty();
    }

    @Test
    void aNameBelongsToTheNodeThatIsAliveUnderIt() {
        replica.register(
                Register.of(new Node(ID_1, "s1", "127.0.0.1", "", Map.of(), Map.of(), Optional.empty(), RaftIndex.NONE))
                        .with(HealthCheck.ofNode("s1", "serfHealth", "passing")));

        assertThat(text(Register.of(node(ID_2, "s1"))))
                .isEqualTo("failed inserting node: Error while renaming Node ID: \"" + ID_2
                        + "\": Node name s1 is reserved by node " + ID_1 + " with name s1 (127.0.0.1)");

        replica.register(Register.of(node("", "s1")).with(HealthCheck.ofNode("s1", "serfHealth", "critical")));
        assertThat(replica.register(Register.of(node(ID_2, "s1")))).isEqualTo(Outcome.DONE);
    }

    @Test
    void aNodeWithoutAnIdMayBeGivenOne() {
        replica.register(Register.of(node("", "s1")).with(HealthCheck.ofNode("s1", "serfHealth", "passing")));

        assertThat(replica.register(Register.of(node(ID_1, "S1")))).isEqualTo(Outcome.DONE);
        assertThat(nodes()).containsExactly("S1");
    }

    @Test
    void renamingANodeLeavesWhatItHadBehind() {
        replica.register(Register.of(node(ID_1, "old")).with(NodeService.of("web", "web", 80)));

        replica.register(Register.of(node(ID_1, "new")));

        assertThat(nodes()).containsExactly("new");
        assertThat(health("web")).isEmpty();
        assertThat(NodeQueries.list(replica.store(), Map.of())
                        .value()
                        .getFirst()
                        .raft())
                .isEqualTo(new RaftIndex(1, 2));
    }

    @Test
    void theLastInstanceLeavesAGreaterIndexBehind() {
        replica.register(Register.of(node("", "n1")).with(NodeService.of("blksvc", "blksvc", 80)));
        var before = HealthQueries.nodes(replica.store(), all("blksvc"));

        replica.register(new DeregisterService("n1", "blksvc"));

        var after = HealthQueries.nodes(replica.store(), all("blksvc"));
        assertThat(replica.woke(before)).isTrue();
        assertThat(after.value()).isEmpty();
        assertThat(after.index()).isEqualTo(2);
    }

    @Test
    void listsServicesWithTheTagsOfAllInstances() {
        replica.register(Register.of(node("", "n1"))
                .with(NodeService.of("web", "web1", 80).withTags(List.of("v1"))));
        replica.register(Register.of(node("", "n1"))
                .with(NodeService.of("web", "web2", 80).withTags(List.of("primary", "v1"))));

        var answer = ServiceQueries.list(replica.store(), Map.of());

        assertThat(answer.value()).containsExactly(Map.entry("web", List.of("v1", "primary")));
        assertThat(answer.index()).isEqualTo(2);
    }

    @Test
    void deregisteringWhatIsNotThereIsDone() {
        assertThat(replica.register(new DeregisterNode("nope"))).isEqualTo(Outcome.DONE);
        assertThat(replica.register(new DeregisterService("nope", "x"))).isEqualTo(Outcome.DONE);
    }

    private String text(Register register) {
        return Replica.textOf(replica.register(register));
    }

    private static Node node(String id, String name) {
        return new Node(id, name, "1.1.1.1", "dc1", Map.of(), Map.of(), Optional.empty(), RaftIndex.NONE);
    }

    private List<CheckServiceNode> health(String service) {
        return HealthQueries.nodes(replica.store(), all(service)).value();
    }

    private static ServiceSelection all(String service) {
        return ServiceSelection.all(ServiceGroup.named(service));
    }

    private List<String> nodes() {
        return NodeQueries.list(replica.store(), Map.of()).value().stream()
                .map(Node::node)
                .toList();
    }
}
