package io.tombolo.core.gossip.swim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwarenessTest {

    @Test
    void movesAsTheReferenceDoes() {
        var awareness = new Awareness(8);

        assertThat(Tables.rows("awareness-sequence")).isNotEmpty().allSatisfy(row -> {
            awareness.add(row.get("delta").asInt());

            assertThat(awareness.score()).isEqualTo(row.get("score").asInt());
            assertThat(awareness.scale(Duration.ofSeconds(1)).toNanos())
                    .isEqualTo(row.get("scaled_1s_ns").asLong());
        });
    }

    @Test
    void saysWhetherTheScoreMoved() {
        var awareness = new Awareness(8);

        assertThat(awareness.add(-1)).isFalse();
        assertThat(awareness.add(9)).isTrue();
        assertThat(awareness.add(1)).isFalse();
    }
}
