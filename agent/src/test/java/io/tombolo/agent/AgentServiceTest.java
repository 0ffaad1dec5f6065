package io.tombolo.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.Verdict;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Definition;
import io.tombolo.core.registration.definition.Definitions;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.json.Json;
import io.tombolo.core.wire.json.JsonParser;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentServiceTest {

    @TempDir
    private Path folder;

    private final FakeCatalog catalog = new FakeCatalog();

    @Test
    void registersTheNodeItsServicesAndItsChecks() throws IOException {
        try (AgentService agent = start("")) {
            Verdict verdict = order(agent, new AgentCommand.RegisterService(service("""
                    {"Name": "web", "Port": 80, "Check": {"TTL": "10m", "Status": "passing"}}"""), false));

            assertThat(verdict).isEqualTo(new Verdict.Accepted());
            assertThat(agent.view().services()).containsOnlyKeys("web");
            eventually(agent, _ -> catalog.services().containsKey("web"));
            assertThat(catalog.checks()).containsOnlyKeys("service:web");
            var node = catalog.registered().getFirst();
            assertThat(node.node()).isEqualTo("n1");
            assertThat(node.taggedAddresses()).containsEntry("lan_ipv4", "127.0.0.1");
            assertThat(node.nodeMeta()).containsEntry("rack", "r1").containsEntry("consul-network-segment", "");
        }
    }

    @Test
    void doesItsChecksAndTellsTheCatalog() throws IOException {
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                AgentService agent = start("")) {
            order(agent, new AgentCommand.RegisterCheck(check("""
                    {"Name": "port", "TCP": "127.0.0.1:%d", "Interval": "1s"}""".formatted(listening.getLocalPort()))));

            eventually(
                    agent,
                    _ -> catalog.checks().containsKey("port")
                            && catalog.check("port").status().equals("passing"));
        }
    }

    @Test
    void registersWithoutALeaderAndKeepsItOverARestart() throws IOException {
        catalog.answers(false);
        try (AgentService agent = start("")) {
            order(agent, new AgentCommand.RegisterService(service("{\"Name\": \"web\", \"ID\": \"w/1\"}"), false));
            order(agent, new AgentCommand.RegisterCheck(check("{\"Name\": \"mem\", \"TTL\": \"10m\"}")));
            order(agent, new AgentCommand.UpdateTtl("mem", "passing", "fine"));
        }

        catalog.answers(true);
        try (AgentService agent = start("")) {
            eventually(
                    agent,
                    _ -> catalog.services().containsKey("w/1")
                            && catalog.checks().containsKey("mem"));
            assertThat(catalog.check("mem").status()).isEqualTo("passing");
            assertThat(catalog.check("mem").output()).isEqualTo("fine");
        }
    }

    @Test
    void registersWhatIsConfiguredInEitherSpelling() throws IOException {
        try (AgentService agent = start("""
                service {
                  id = "db-1"
                  name = "db"
                  port = 5432
                  tagged_addresses { wan { address = "1.2.3.4", port = 1 } }
                  enable_tag_override = true
                  check {
                    id = "db-ttl"
                    ttl = "30s"
                    success_before_passing = 1
                  }
                }
                service {
                  name = "cache"
                  checks = [{ tcp = "127.0.0.1:1", interval = "10m" }, { ttl = "1m" }]
                }
                check {
                  name = "disk"
                  ttl = "1m"
                  deregister_critical_service_after = "90m"
                }
                """)) {
            eventually(agent, view -> view.view().checks().size() == 4);
            assertThat(agent.view().services()).containsOnlyKeys("cache", "db-1");
            assertThat(Objects.requireNonNull(agent.view().services().get("db-1"))
                            .enableTagOverride())
                    .isTrue();
            assertThat(agent.view().checks()).containsOnlyKeys("db-ttl", "disk", "service:cache:1", "service:cache:2");
        }
    }

    @Test
    void saysWhereADefinitionIsWrong() {
        assertThatThrownBy(() ->
                        start("service {\n  name = \"x\"\n  prot = 1\n}\n").close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.hcl:1")
                .hasMessageContaining("unknown field \"prot\"");
    }

    @Test
    void takesOverOtherDefinitionsWhenItIsReloaded() throws IOException {
        try (AgentService agent = start("service { name = \"old\" }")) {
            eventually(agent, view -> view.view().services().containsKey("old"));

            agent.reload(configuration("service { name = \"new\" }")).join();

            assertThat(agent.view().services()).containsOnlyKeys("new");
        }
    }

    @Test
    void refusesOrdersWhenItIsStopped() throws IOException {
        AgentService agent = start("");
        agent.close();

        assertThatThrownBy(
                        () -> agent.order(new AgentCommand.DeregisterCheck("x")).join())
                .hasMessageContaining("the agent is stopping");
    }

    private AgentService start(String hcl) throws IOException {
        return AgentService.start(
                configuration(hcl), new AgentService.Surroundings(catalog, new OnePool(), new SimpleMeterRegistry()));
    }

    private Configuration configuration(String hcl) throws IOException {
        Path base = Files.writeString(folder.resolve("base.hcl"), """
                node_name = "n1"
                data_dir = "%s"
                bind_addr = "127.0.0.1"
                server = true
                bootstrap = true
                node_meta { rack = "r1" }
                """.formatted(folder.resolve("data")));
        Path definitions = Files.writeString(folder.resolve("a.hcl"), hcl);
        return switch (ConfigurationLoader.load(
                LoadRequest.on(new LocalHost(InstantSource.system())).withFiles(List.of(base, definitions)))) {
            case Loaded.Valid valid -> valid.configuration();
            case Loaded.Invalid invalid ->
                throw new AssertionError(invalid.violations().toString());
        };
    }

    private static Verdict order(AgentService agent, AgentCommand command) {
        return agent.order(command).orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// Waits for changes of the view; what the catalog has follows them closely, and changes it, too.
    private static void eventually(AgentService agent, Predicate<AgentService> holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!holds.test(agent)) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            var _ = agent.viewAfter(agent.view().version())
                    .completeOnTimeout(agent.view(), 20, TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private static ServiceRegistration service(String json) {
        return read(Definitions.service(json(json)));
    }

    private static CheckRegistration check(String json) {
        return read(Definitions.check(json(json)));
    }

    private static <T> T read(Definition<T> definition) {
        return switch (definition) {
            case Definition.Read<T>(var value) -> value;
            case Definition.Refused<T>(var text) -> throw new AssertionError(text);
        };
    }

    private static Json json(String text) {
        return switch (JsonParser.parse(Bytes.ofText(text))) {
            case Json.Parsed.Read(var value) -> value;
            case Json.Parsed.Malformed(var fault) -> throw new AssertionError(fault);
        };
    }
}
