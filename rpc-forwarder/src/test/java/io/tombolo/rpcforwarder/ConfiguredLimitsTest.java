package io.tombolo.rpcforwarder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.RateMode;
import io.tombolo.runtime.config.RequestLimits;
import io.tombolo.runtime.config.RequestRates;
import io.tombolo.runtime.port.PortLimits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredLimitsTest {

    @Test
    void thePortKeepsTheConfiguredLimits() {
        PortLimits limits = RpcForwarder.limits(rates(Duration.ofSeconds(2), 7));

        assertThat(limits.preamble()).isEqualTo(Duration.ofSeconds(2));
        assertThat(limits.perSource()).isEqualTo(7);
        assertThat(limits.perIdentity()).isEqualTo(7);
    }

    @Test
    void zeroIsNoLimitOfConnections() {
        assertThat(RpcForwarder.limits(rates(Duration.ofSeconds(5), 0)).perSource())
                .isEqualTo(Integer.MAX_VALUE);
    }

    private static RequestRates rates(Duration handshake, int connections) {
        return new RequestRates(
                200,
                Duration.ofSeconds(5),
                handshake,
                Duration.ofSeconds(60),
                connections,
                -1,
                1000,
                524_288,
                524_288,
                new RequestLimits(RateMode.DISABLED, Optional.empty(), Optional.empty()));
    }
}
