package io.tombolo.core.catalog.chore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.store.RaftIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimedChoresTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SessionExpiry expiry = new SessionExpiry();

    @Test
    void aSessionEndsAfterTwiceItsTimeUnlessItIsRenewed() {
        expiry.sessions(NOON, List.of(session("a", "10s"), session("b", "30s"), session("c", "")));

        assertThat(expiry.next()).contains(NOON.plusSeconds(20));
        assertThat(expiry.expired(NOON.plusSeconds(19))).isEmpty();
        expiry.renewed(NOON.plusSeconds(19), session("a", "10s"));
        assertThat(expiry.expired(NOON.plusSeconds(38))).isEmpty();
        assertThat(expiry.expired(NOON.plusSeconds(39))).containsExactly("a");
        assertThat(expiry.expired(NOON.plusSeconds(60))).containsExactlyInAnyOrder("a", "b");
        expiry.sessions(NOON.plusSeconds(61), List.of(session("c", "")));
        assertThat(expiry.next()).isEmpty();
    }

    @Test
    void aSessionThatIsStillThereIsNotCountedAnew() {
        expiry.sessions(NOON, List.of(session("a", "10s")));
        expiry.sessions(NOON.plusSeconds(15), List.of(session("a", "10s"), session("b", "10s")));

        assertThat(expiry.expired(NOON.plusSeconds(20))).containsExactly("a");
        assertThat(expiry.expired(NOON.plusSeconds(21))).isEmpty();
    }

    @Test
    void tracesOfDeletionsGoWhenTheyAreOldEnough() {
        var collection = new TombstoneCollection();
        assertThat(collection.look(NOON, 0)).isEmpty();
        assertThat(collection.look(NOON, 7)).isEmpty();
        assertThat(collection.look(NOON.plusSeconds(30), 9)).isEmpty();
        assertThat(collection.look(NOON.plus(TombstoneCollection.AGE), 12)).contains(7L);
        assertThat(collection.look(NOON.plus(TombstoneCollection.AGE).plusSeconds(30), 12))
                .contains(9L);
        assertThat(collection.look(NOON.plus(Duration.ofHours(2)), 12)).contains(12L);
        assertThat(collection.look(NOON.plus(Duration.ofHours(3)), 12)).isEmpty();
    }

    @Test
    void theLatestPositionOfANodeIsWrittenAndNotTooManyAtOnce() {
        var batching = new CoordinateBatching();
        for (int i = 0; i < 700; i++) {
            batching.update(new Coordinate("n" + i, "", Optional.empty()));
        }
        batching.update(new Coordinate("n0", "", Optional.empty()));

        List<List<Coordinate>> batches = batching.batches();
        assertThat(batches).hasSize(5).allSatisfy(batch -> assertThat(batch).hasSize(128));
        assertThat(batching.dropped()).isEqualTo(60);
        assertThat(batching.batches()).isEmpty();
    }

    private static Session session(String id, String ttl) {
        return new Session(id, "", "n", Duration.ZERO, "", ttl, List.of(), List.of(), List.of(), RaftIndex.NONE);
    }
}
