package io.tombolo.core.gossip.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SwimSettingsTest {

    @Test
    void lanIsAsTheSheetSays() {
        assertThat(summary(SwimSettings.lan()))
                .isEqualTo("10000 k3 r4 s4x6 pp30000 p1000/500 a8 g3@200 dead30000 b1400 reclaim0");
    }

    @Test
    void wanIsAsTheSheetSays() {
        assertThat(summary(SwimSettings.wan()))
                .isEqualTo("30000 k3 r4 s6x6 pp60000 p5000/3000 a8 g4@500 dead60000 b1400 reclaim0");
    }

    @Test
    void localIsAsTheSheetSays() {
        assertThat(summary(SwimSettings.local()))
                .isEqualTo("1000 k1 r2 s3x6 pp15000 p1000/200 a8 g3@100 dead15000 b1400 reclaim0");
    }

    @Test
    void consulReclaimsNamesAndGossipsToThreeOnTheWanToo() {
        assertThat(summary(SwimSettings.consulLan()))
                .isEqualTo("10000 k3 r4 s4x6 pp30000 p1000/500 a8 g3@200 dead30000 b1400 reclaim30000");
        assertThat(summary(SwimSettings.consulWan()))
                .isEqualTo("30000 k3 r4 s6x6 pp60000 p5000/3000 a8 g3@500 dead60000 b1400 reclaim30000");
    }

    @Test
    void aChangeLeavesTheRestAsItWas() {
        SwimSettings lan = SwimSettings.lan();

        assertThat(lan.change().settings())
                .isEqualTo(lan.change().probeTimeout(lan.probeTimeout()).settings());
        assertThat(lan.change().probeInterval(Duration.ofSeconds(3)).settings().suspicionMultiplier())
                .isEqualTo(4);
    }

    @Test
    void refusesWhatCannotWork() {
        var change = SwimSettings.lan().change();

        assertThatThrownBy(change.probeTimeout(Duration.ofSeconds(2))::settings)
                .hasMessageContaining("probeTimeout (PT2S) must not exceed probeInterval (PT1S)");
        assertThatThrownBy(SwimSettings.lan().change().gossipInterval(Duration.ZERO)::settings)
                .hasMessageContaining("gossipInterval must be positive");
        assertThatThrownBy(SwimSettings.lan().change().wrapperOverhead(1000)::settings)
                .hasMessageContaining("packetBudget less wrapperOverhead");
    }

    private static String summary(SwimSettings s) {
        return "%d k%d r%d s%dx%d pp%d p%d/%d a%d g%d@%d dead%d b%d reclaim%d"
                .formatted(
                        s.streamTimeout().toMillis(),
                        s.indirectChecks(),
                        s.retransmitMultiplier(),
                        s.suspicionMultiplier(),
                        s.suspicionMaxMultiplier(),
                        s.pushPullInterval().toMillis(),
                        s.probeInterval().toMillis(),
                        s.probeTimeout().toMillis(),
                        s.awarenessMaxMultiplier(),
                        s.gossipNodes(),
                        s.gossipInterval().toMillis(),
                        s.gossipToTheDead().toMillis(),
                        s.packetBudget(),
                        s.deadNodeReclaim().toMillis());
    }
}
