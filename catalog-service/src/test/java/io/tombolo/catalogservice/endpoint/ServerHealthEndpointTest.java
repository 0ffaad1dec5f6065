package io.tombolo.catalogservice.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.operator.AutopilotHealthReply;
import io.tombolo.contract.rpc.operator.AutopilotServerHealth;
import io.tombolo.contract.rpc.operator.AutopilotState;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.chore.ServerCare;
import io.tombolo.core.terms.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerHealthEndpointTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final DcSpecificRequest ASKED = DcSpecificRequest.of("dc1", QueryOptions.NONE);

    private final Pools pools = new Pools();
    private final Desk desk = new Desk(Authorizers.OFF, pools);

    private void seen() {
        pools.lan.add(Pools.server("s1", "dc1", 8300));
        pools.lan.add(Pools.server("s2", "dc1", 8301));
        desk.care = Optional.of(new ServerCare.Report(
                "s1",
                List.of(
                        health("s1", true, new ServerCare.Log(3, 70, Duration.ZERO)),
                        health("s2", false, new ServerCare.Log(3, 60, Duration.ofMillis(40)))),
                List.of(),
                List.of()));
    }

    private static ServerCare.Health health(String name, boolean voter, ServerCare.Log log) {
        var alive = new ServerCare.Seen(name, ServerCare.Presence.ALIVE, Optional.of(log));
        return new ServerCare.Health(alive, voter, true, NOON);
    }

    @Test
    void tellsWhatTheLeaderSawLast() {
        seen();

        AutopilotHealthReply health = desk.ask(OperatorMethods.SERVER_HEALTH, ASKED);
        AutopilotState state = desk.ask(OperatorMethods.AUTOPILOT_STATE, ASKED);

        assertThat(health.healthy()).isTrue();
        assertThat(health.failureTolerance()).isZero();
        assertThat(health.servers())
                .extracting(
                        AutopilotServerHealth::id,
                        AutopilotServerHealth::address,
                        AutopilotServerHealth::leader,
                        AutopilotServerHealth::voter,
                        AutopilotServerHealth::lastIndex,
                        AutopilotServerHealth::serfStatus,
                        AutopilotServerHealth::stableSince)
                .containsExactly(
                        tuple("id-of-s1", "127.0.0.1:8300", true, true, 70L, 1L, NOON),
                        tuple("id-of-s2", "127.0.0.1:8301", false, false, 60L, 1L, NOON));
        assertThat(state.leader()).isEqualTo("id-of-s1");
        assertThat(state.voters()).containsExactly("id-of-s1");
        assertThat(state.servers().values())
                .extracting(
                        server -> server.server().name(),
                        server -> server.state(),
                        server -> server.stats().lastContact())
                .containsExactly(tuple("s1", "leader", Duration.ZERO), tuple("s2", "staging", Duration.ofMillis(40)));
    }

    @Test
    void onlyALeaderKnows() {
        seen();
        desk.log.becomes(new Standing.Follows(new NodeName("s2")));

        assertThatThrownBy(() -> desk.ask(OperatorMethods.SERVER_HEALTH, ASKED))
                .isInstanceOf(RpcFailedException.class)
                .hasMessageContaining("No cluster leader");
    }
}
