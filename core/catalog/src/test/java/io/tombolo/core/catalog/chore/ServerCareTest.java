package io.tombolo.core.catalog.chore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.chore.ServerCare.Change;
import io.tombolo.core.catalog.chore.ServerCare.Log;
import io.tombolo.core.catalog.chore.ServerCare.Presence;
import io.tombolo.core.catalog.chore.ServerCare.Seen;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.store.RaftIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServerCareTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Log GOOD = new Log(3, 1_000, Duration.ofMillis(50));

    private final ServerCare care = new ServerCare();

    private ServerCare.Report look(int second, String voters, Seen... servers) {
        return look(second, AutopilotConfig.DEFAULT, voters, servers);
    }

    private ServerCare.Report look(int second, AutopilotConfig config, String voters, Seen... servers) {
        var view = new ServerCare.View("a", GOOD, new TreeSet<>(Arrays.asList(voters.split(","))), List.of(servers));
        return care.look(NOON.plusSeconds(second), config, view);
    }

    private static Seen alive(String name) {
        return new Seen(name, Presence.ALIVE, Optional.of(GOOD));
    }

    private static Seen gone(String name, Presence presence) {
        return new Seen(name, presence, Optional.empty());
    }

    private static Seen behind(String name, long term, long index, int contactMillis) {
        return new Seen(name, Presence.ALIVE, Optional.of(new Log(term, index, Duration.ofMillis(contactMillis))));
    }

    @Test
    void aNewServerGetsItsVoteOnceItWasHealthyForLongEnough() {
        assertThat(look(0, "a,b,c", alive("a"), alive("b"), alive("c"), alive("d"))
                        .changes())
                .isEmpty();
        assertThat(look(9, "a,b,c", alive("a"), alive("b"), alive("c"), alive("d"))
                        .changes())
                .isEmpty();
        assertThat(look(10, "a,b,c", alive("a"), alive("b"), alive("c"), alive("d"))
                        .changes())
                .containsExactly(new Change.Give("d"));
        assertThat(look(12, "a,b,c,d", alive("a"), alive("b"), alive("c"), alive("d"))
                        .changes())
                .isEmpty();
    }

    @Test
    void aServerThatWasAwayMeanwhileWaitsAnew() {
        look(0, "a", alive("a"), alive("d"));
        look(5, "a", alive("a"), gone("d", Presence.FAILED));
        look(6, "a", alive("a"), alive("d"));

        assertThat(look(15, "a", alive("a"), alive("d")).changes()).isEmpty();
        assertThat(look(16, "a", alive("a"), alive("d")).changes()).containsExactly(new Change.Give("d"));
    }

    @Test
    void oneThatDoesNotAnswerGetsNoVote() {
        look(0, "a", alive("a"), gone("d", Presence.ALIVE));

        assertThat(look(60, "a", alive("a"), gone("d", Presence.ALIVE)).changes())
                .isEmpty();
    }

    /// Its time counts from the moment when it had no vote, so one that gives its vote up is not taken back at once.
    @Test
    void oneThatGaveItsVoteUpWaitsAnew() {
        look(0, "a,b,c", alive("a"), alive("b"), alive("c"));

        assertThat(look(60, "a,b", alive("a"), alive("b"), alive("c")).changes())
                .isEmpty();
    }

    @Test
    void whoeverLeftLosesItsVote() {
        assertThat(look(0, "a,b,c", alive("a"), gone("b", Presence.LEFT), gone("c", Presence.LEFT))
                        .changes())
                .containsExactly(new Change.Take("b", "it has left"), new Change.Take("c", "it has left"));
    }

    @Test
    void whoeverFailedLosesItsVoteIfMostAreThere() {
        assertThat(look(0, "a,b,c", alive("a"), alive("b"), gone("c", Presence.FAILED))
                        .changes())
                .containsExactly(new Change.Take("c", "it has failed"));
        // One that nobody knows any more counts like it.
        assertThat(look(0, "a,b,c", alive("a"), alive("b")).changes())
                .containsExactly(new Change.Take("c", "it has failed"));
        ServerCare.Report report = look(0, "a,b,c", alive("a"), gone("b", Presence.FAILED), gone("c", Presence.FAILED));
        assertThat(report.changes()).isEmpty();
        assertThat(report.notes())
                .containsExactly("[b, c] have failed, of 3 voters: too many to take their votes away");
    }

    @Test
    void cleaningUpCanBeSwitchedOffAndHasAFloor() {
        assertThat(look(0, config(false, 0), "a,b,c", alive("a"), alive("b"), gone("c", Presence.FAILED))
                        .changes())
                .isEmpty();
        ServerCare.Report report =
                look(0, config(true, 3), "a,b,c", alive("a"), alive("b"), gone("c", Presence.FAILED));
        assertThat(report.changes()).isEmpty();
        assertThat(report.notes()).containsExactly("[c] have failed and keep their votes: MinQuorum is 3");
    }

    private static AutopilotConfig config(boolean cleanup, int minQuorum) {
        return new AutopilotConfig(
                cleanup, Duration.ofMillis(200), 250, minQuorum, Duration.ofSeconds(10), "", false, "", RaftIndex.NONE);
    }

    @Test
    void healthIsContactTermAndIndex() {
        ServerCare.Report report = look(
                0,
                "a,b,c,d,e",
                alive("a"),
                alive("b"),
                behind("c", 2, 1_000, 50),
                behind("d", 3, 749, 50),
                behind("e", 3, 750, 201));

        assertThat(report.servers())
                .extracting(ServerCare.Health::healthy)
                .containsExactly(true, true, false, false, false);
        assertThat(report.healthy()).isFalse();
        assertThat(report.failureTolerance()).isZero();
        assertThat(look(1, "a,b,c", alive("a"), alive("b"), behind("c", 3, 750, 200))
                        .failureTolerance())
                .isEqualTo(1);
    }

    @Test
    void stableSinceIsWhenItBecameWhatItIs() {
        look(0, "a,b,c", alive("a"), alive("b"), alive("c"));
        look(5, "a,b,c", alive("a"), alive("b"), behind("c", 3, 1_000, 300));

        assertThat(look(9, "a,b,c", alive("a"), alive("b"), behind("c", 3, 1_000, 300))
                        .servers())
                .extracting(ServerCare.Health::stableSince)
                .containsExactly(NOON, NOON, NOON.plusSeconds(5));
    }
}
