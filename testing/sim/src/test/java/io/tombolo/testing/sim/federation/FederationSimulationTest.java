package io.tombolo.testing.sim.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Twenty datacenters whose gateways come and go.
class FederationSimulationTest {

    private static final int DATACENTERS = 20;

    /// From the last fault on. A look-up of the primary's name takes 30 s, the longest pause of a leader 11 s and the
    /// next
    /// one another 11 s, and twenty records in a burst of five rounds are spread at one round in a second: 90 s.
    private static final Duration HEALING = Duration.ofSeconds(90);

    @Test
    void aFreshFederationIsCompleteInSeconds() {
        var federation = new FederationRun(1, DATACENTERS);

        federation.advance(Duration.ofSeconds(20));

        assertThat(federation.unreachable()).isEmpty();
        assertThat(federation.outdated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverBecomesOfGatewaysAndLeadersItHeals(long seed) {
        var federation = new FederationRun(seed, DATACENTERS);
        federation.advance(Duration.ofSeconds(20));

        int outages = 0;
        for (int fault = 0; fault < 200; fault++) {
            switch (fault % 4) {
                case 0 -> federation.replaceGateways(federation.pick());
                case 1 -> federation.silenceGateways(federation.pick(), federation.pause(Duration.ofSeconds(60)));
                case 2 -> federation.elect(federation.pick());
                default -> federation.replaceGateways(1);
            }
            federation.advance(federation.pause(Duration.ofSeconds(5)));
            outages += federation.unreachable().size();
        }
        assertThat(outages).as("the faults of seed %d are faults", seed).isPositive();
        // The last silence may last a minute.
        federation.advance(Duration.ofSeconds(60).plus(HEALING));

        assertThat(federation.unreachable()).as("seed %d", seed).isEmpty();
        assertThat(federation.outdated()).as("seed %d", seed).isEmpty();
    }
}
