package io.tombolo.core.gossip.swim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void suspicionTimesAreThoseOfTheReference() {
        assertThat(Tables.rows("suspicion-timeout-table")).isNotEmpty().allSatisfy(row -> {
            int multiplier = row.get("suspicion_mult").asInt();
            int size = row.get("n").asInt();
            Duration interval = Duration.ofNanos(row.get("probe_interval_ns").asLong());

            Duration minimum = Scaling.suspicionMinimum(multiplier, size, interval);

            assertThat(minimum.toNanos()).isEqualTo(row.get("min_ns").asLong());
            assertThat(minimum.multipliedBy(6).toNanos())
                    .isEqualTo(row.get("max_ns").asLong());
            assertThat(Scaling.expectedConfirmations(multiplier, size))
                    .isEqualTo(row.get("k").asInt());
        });
    }

    @Test
    void remainingSuspicionTimesAreThoseOfTheReference() {
        assertThat(Tables.rows("suspicion-remaining-table")).isNotEmpty().allSatisfy(row -> {
            Duration remaining = Scaling.suspicionRemaining(
                    row.get("confirmations").asInt(),
                    row.get("k").asInt(),
                    Duration.ofNanos(row.get("elapsed_ns").asLong()),
                    Duration.ofNanos(row.get("min_ns").asLong()),
                    Duration.ofNanos(row.get("max_ns").asLong()));

            assertThat(remaining.toNanos()).isEqualTo(row.get("remaining_ns").asLong());
        });
    }

    @Test
    void withNobodyToConfirmASuspicionTakesTheMinimum() {
        Duration remaining =
                Scaling.suspicionRemaining(0, 0, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(24));

        assertThat(remaining).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void transmitLimitsAreThoseOfTheReference() {
        assertThat(Tables.rows("retransmit-limit-table"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Scaling.transmitLimit(
                                row.get("retransmit_mult").asInt(), row.get("n").asInt()))
                        .isEqualTo(row.get("limit").asInt()));
    }

    @Test
    void pushPullIntervalsAreThoseOfTheReference() {
        assertThat(Tables.rows("pushpull-scale-table"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Scaling.pushPullInterval(
                                        Duration.ofNanos(row.get("interval_ns").asLong()),
                                        row.get("n").asInt())
                                .toNanos())
                        .isEqualTo(row.get("scaled_ns").asLong()));
    }
}
