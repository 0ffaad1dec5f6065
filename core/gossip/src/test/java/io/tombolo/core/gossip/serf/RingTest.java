package io.tombolo.core.gossip.serf;

import static io.tombolo.core.gossip.serf.SerfSubject.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.Tables;
import org.junit.jupiter.api.Test;

class RingTest {

    @Test
    void tellsNewEventsFromOldOnesAsTheReferenceDoes() {
        var ring = new Ring<String>(512);
        ring.clock().increment();

        assertThat(Tables.rows("serf-event-dedup-sequence")).isNotEmpty().allSatisfy(row -> {
            String item = row.get("Name").asString() + "=" + row.get("Payload").asString();

            boolean news = ring.isNews(time(row.get("LTime").asLong()), item);

            assertThat(news).as("%s", row).isEqualTo(row.get("Accepted").asBoolean());
            assertThat(ring.clock().time())
                    .as("%s", row)
                    .isEqualTo(time(row.get("ClockTime").asLong()));
        });
    }

    @Test
    void tellsNewQueriesFromOldOnesAsTheReferenceDoes() {
        var ring = new Ring<Integer>(512);
        ring.clock().increment();

        assertThat(Tables.rows("serf-query-dedup-sequence")).isNotEmpty().allSatisfy(row -> {
            boolean news =
                    ring.isNews(time(row.get("LTime").asLong()), row.get("ID").asInt());

            boolean noBroadcast = row.get("Flags").asInt() == 2;
            assertThat(news && !noBroadcast)
                    .as("%s", row)
                    .isEqualTo(row.get("Result").asBoolean());
            assertThat(ring.clock().time())
                    .as("%s", row)
                    .isEqualTo(time(row.get("ClockTime").asLong()));
        });
    }

    @Test
    void ignoresWhatItIsToldToIgnore() {
        var ring = new Ring<String>(512);
        ring.ignoreBefore(time(5));

        assertThat(ring.isNews(time(4), "x")).isFalse();
        assertThat(ring.isNews(time(5), "x")).isTrue();
    }

    @Test
    void tellsOnlySoManyOfOneTimeApart() {
        var ring = new Ring<Integer>(512);
        for (int i = 0; i < Ring.SLOT_LIMIT; i++) {
            assertThat(ring.isNews(time(1), i)).isTrue();
        }

        assertThat(ring.isNews(time(1), -1)).isFalse();
    }
}
