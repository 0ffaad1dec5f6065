package io.tombolo.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.CheckQueries;
import io.tombolo.core.catalog.connect.CertificateAuthority;
import io.tombolo.core.catalog.coordinate.Coordinates;
import io.tombolo.core.catalog.federation.FederationStates;
import io.tombolo.core.catalog.health.HealthQueries;
import io.tombolo.core.catalog.kv.KvQueries;
import io.tombolo.core.catalog.node.NodeQueries;
import io.tombolo.core.catalog.operator.Operators;
import io.tombolo.core.catalog.service.ServiceGroup;
import io.tombolo.core.catalog.service.ServiceQueries;
import io.tombolo.core.catalog.service.ServiceSelection;
import io.tombolo.core.catalog.session.SessionQueries;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Store;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What all queries promise to those who wait, under random commands.
class AnswersTest {

    private static final Map<String, Function<Store, Answer<?>>> QUERIES = queries();

    private static Map<String, Function<Store, Answer<?>>> queries() {
        var queries = new LinkedHashMap<String, Function<Store, Answer<?>>>();
        Map<String, String> rack = Map.of("rack", "r1");
        queries.put("nodes", store -> NodeQueries.list(store, Map.of()));
        queries.put("nodes of a rack", store -> NodeQueries.list(store, rack));
        queries.put("services", store -> ServiceQueries.list(store, Map.of()));
        queries.put("services of a rack", store -> ServiceQueries.list(store, rack));
        queries.put("services at an address", store -> ServiceQueries.atAddress(store, "10.0.0.1"));
        queries.put("nodes with ID", store -> ServiceQueries.onNode(store, "00000001"));
        queries.put("state any", store -> CheckQueries.inState(store, "any", Map.of()));
        queries.put("state critical", store -> CheckQueries.inState(store, "critical", rack));
        queries.put("dump", HealthQueries::nodeDump);
        queries.put("all services", HealthQueries::all);
        queries.put("gateways", store -> HealthQueries.ofKind(store, "mesh-gateway"));
        queries.put("ordinary services", store -> HealthQueries.ofKind(store, ""));
        queries.put("coordinates", Coordinates::list);
        queries.put("federation states", FederationStates::list);
        queries.put("federation gateways", FederationStates::meshGateways);
        queries.put("one federation state", store -> FederationStates.get(store, "dc1"));
        queries.put("roots", CertificateAuthority::roots);
        queries.put("CA configuration", CertificateAuthority::configuration);
        queries.put("CA provider", store -> CertificateAuthority.providerState(store, "p"));
        queries.put("autopilot", Operators::autopilot);
        queries.put("metadata", store -> Operators.metadata(store, "k1"));
        queries.put("sessions", SessionQueries::list);
        for (String node : RandomCommands.NODES) {
            queries.put("node " + node, store -> ServiceQueries.onNode(store, node));
            queries.put("info of " + node, store -> HealthQueries.nodeInfo(store, node));
            queries.put("checks on " + node, store -> CheckQueries.onNode(store, node));
            queries.put("sessions on " + node, store -> SessionQueries.onNode(store, node));
            queries.put("coordinates of " + node, store -> Coordinates.ofNode(store, node));
        }
        for (String name : RandomCommands.SERVICES) {
            var named = ServiceSelection.all(ServiceGroup.named(name));
            var connect = ServiceSelection.all(ServiceGroup.connectable(name));
            var tagged = new ServiceSelection(ServiceGroup.named(name), List.of("V1"), rack);
            queries.put("service " + name, store -> ServiceQueries.nodes(store, named));
            queries.put("tagged service " + name, store -> ServiceQueries.nodes(store, tagged));
            queries.put("health of " + name, store -> HealthQueries.nodes(store, named));
            queries.put("connect to " + name, store -> HealthQueries.nodes(store, connect));
            queries.put("checks of " + name, store -> CheckQueries.ofService(store, name, Map.of()));
        }
        for (String key : RandomCommands.KEYS) {
            queries.put("key " + key, store -> KvQueries.get(store, key));
            queries.put("prefix " + key, store -> KvQueries.list(store, key));
            queries.put("keys below " + key, store -> KvQueries.keys(store, key, "/"));
        }
        for (int i = 0; i < 8; i++) {
            String id = RandomCommands.sessionId(i);
            queries.put("session " + i, store -> SessionQueries.get(store, id));
        }
        return queries;
    }

    @Test
    void everyChangeWakesAndHasAGreaterIndexAndNoIndexGoesBack() {
        var commands = new RandomCommands(21);
        CatalogState state = CatalogState.empty();
        // The first entry of a log is Raft's own, so index 1 can mean "nothing yet".
        for (int i = 2; i <= 4_000; i++) {
            var entry = new LogEntry(Instant.EPOCH.plusSeconds(i * 7L), commands.next(i));
            Applied applied = state.apply(i, entry);
            Store before = state.store();
            Store after = applied.state().store();
            var fired = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
            fired.addAll(applied.fired());

            QUERIES.forEach((name, query) -> {
                Answer<?> old = query.apply(before);
                Answer<?> now = query.apply(after);
                boolean woken = old.watches().stream().anyMatch(fired::contains);
                assertThat(now.index()).as("%s after %s", name, entry).isGreaterThanOrEqualTo(old.index());
                if (!now.value().equals(old.value())) {
                    assertThat(woken).as("%s is woken by %s", name, entry).isTrue();
                    assertThat(now.index()).as("%s after %s", name, entry).isGreaterThan(old.index());
                }
            });
            state = applied.state();
        }
    }

    @Test
    void aServiceHearsNothingOfOtherServices() {
        var commands = new RandomCommands(22);
        CatalogState state = CatalogState.empty();
        var web = ServiceSelection.all(ServiceGroup.named("web"));
        int unchanged = 0;
        for (int i = 1; i <= 4_000; i++) {
            Applied applied = state.apply(i, new LogEntry(Instant.EPOCH, commands.next(i)));
            var before = HealthQueries.nodes(state.store(), web);
            var after = HealthQueries.nodes(applied.state().store(), web);
            boolean woken = before.watches().stream()
                    .anyMatch(watch -> applied.fired().stream().anyMatch(one -> one == watch));
            if (!before.value().isEmpty() && before.index() == after.index()) {
                assertThat(woken).isFalse();
                unchanged++;
            }
            state = applied.state();
        }
        assertThat(unchanged).isGreaterThan(500);
    }
}
