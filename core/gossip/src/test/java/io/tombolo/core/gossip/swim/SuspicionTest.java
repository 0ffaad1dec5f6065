package io.tombolo.core.gossip.swim;

import static io.tombolo.core.gossip.swim.Subject.alive;
import static io.tombolo.core.gossip.swim.Subject.dead;
import static io.tombolo.core.gossip.swim.Subject.name;
import static io.tombolo.core.gossip.swim.Subject.suspect;
import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.Suspect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {

    /// Six others: k = 2, so a suspicion lasts from 4 s to 24 s.
    private static final String[] SIX = {"a", "b", "c", "d", "e", "f"};

    @Test
    void inAPoolOfThreeASuspicionTakesFourSeconds() {
        Subject subject = Subject.knowing("a", "b");
        subject.hear(suspect("a", 5, "b"));

        passWithoutProbes(subject, Duration.ofMillis(3_999));
        MemberState justBefore = subject.stateOf("a");
        passWithoutProbes(subject, Duration.ofMillis(1));

        assertThat(justBefore).isEqualTo(MemberState.SUSPECT);
        assertThat(subject.stateOf("a")).isEqualTo(MemberState.DEAD);
    }

    @Test
    void withoutConfirmationItTakesTheMaximum() {
        Subject subject = Subject.knowing(SIX);
        subject.hear(suspect("a", 5, "b"));

        passWithoutProbes(subject, Duration.ofMillis(23_999));
        MemberState justBefore = subject.stateOf("a");
        passWithoutProbes(subject, Duration.ofMillis(1));

        assertThat(justBefore).isEqualTo(MemberState.SUSPECT);
        assertThat(subject.stateOf("a")).isEqualTo(MemberState.DEAD);
    }

    @Test
    void everyNewAccuserShortensIt() {
        Subject one = Subject.knowing(SIX);
        Subject two = Subject.knowing(SIX);
        one.hear(suspect("a", 5, "b"), suspect("a", 5, "c"));
        two.hear(suspect("a", 5, "b"), suspect("a", 5, "c"), suspect("a", 5, "d"));

        // 24 s - 20 s * ln 2 / ln 3 = 11.381 s with one confirmation, 4 s with the two that are expected.
        assertThat(timeOfDeath(one)).isEqualTo(Duration.ofMillis(11_381));
        assertThat(timeOfDeath(two)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void theSameAccuserCountsOnceAndMoreThanExpectedDoNotCount() {
        Subject subject = Subject.knowing(SIX);

        subject.hear(suspect("a", 5, "b"), suspect("a", 5, "b"), suspect("a", 5, "b"));

        assertThat(timeOfDeath(subject)).isEqualTo(Duration.ofSeconds(24));
    }

    @Test
    void aCountedConfirmationIsToldOnOthersAreNot() {
        Subject subject = Subject.knowing(SIX);
        subject.hear(suspect("a", 5, "b"));
        drain(subject);

        subject.hear(suspect("a", 5, "b"));
        List<Suspect> again = gossiped(subject);
        subject.hear(suspect("a", 5, "c"));
        List<Suspect> confirmation = gossiped(subject);
        subject.hear(suspect("a", 5, "d"));
        drain(subject);
        subject.hear(suspect("a", 5, "e"));
        List<Suspect> tooMany = gossiped(subject);

        assertThat(again).isEmpty();
        assertThat(confirmation).contains(suspect("a", 5, "c"));
        assertThat(tooMany).isEmpty();
    }

    @Test
    void aLateConfirmationThatLeavesNoTimeBuriesAtOnce() {
        Subject subject = Subject.knowing(SIX);
        subject.hear(suspect("a", 5, "b"));
        passWithoutProbes(subject, Duration.ofSeconds(12));

        subject.hear(suspect("a", 5, "c"));

        assertThat(subject.stateOf("a")).isEqualTo(MemberState.DEAD);
    }

    @Test
    void aRefutationEndsIt() {
        Subject subject = Subject.knowing("a", "b");
        subject.hear(suspect("a", 5, "b"));
        subject.forget();

        subject.hear(alive("a", 6));
        passWithoutProbes(subject, Duration.ofMinutes(1));

        assertThat(subject.events()).contains(new SwimEvent.SuspicionLifted(name("a"), new Incarnation(6)));
        assertThat(subject.stateOf("a")).isEqualTo(MemberState.ALIVE);
    }

    @Test
    void aTimerOfAnEarlierSuspicionDoesNotEndALaterOne() {
        Subject subject = Subject.knowing("a", "b");
        subject.hear(suspect("a", 5, "b"));
        passWithoutProbes(subject, Duration.ofSeconds(3));
        subject.hear(alive("a", 6));
        subject.hear(suspect("a", 6, "b"));

        subject.step(new SwimInput.Woken(new SwimTimer.SuspicionExpiry(name("a"))));

        assertThat(subject.stateOf("a")).isEqualTo(MemberState.SUSPECT);
    }

    @Test
    void whoIsBuriedIsBuriedInTheOwnName() {
        Subject subject = Subject.knowing("a", "b");
        subject.hear(suspect("a", 5, "b"));

        subject.pass(Duration.ofSeconds(5));

        assertThat(Subject.messages(subject.seen())).contains(dead("a", 5, "self"));
    }

    /// Fires suspicion timers only: what probes would add is not under test.
    private static void passWithoutProbes(Subject subject, Duration duration) {
        subject.passFiring(duration, SwimTimer.SuspicionExpiry.class);
    }

    private static Duration timeOfDeath(Subject subject) {
        var start = subject.now();
        while (subject.stateOf("a") == MemberState.SUSPECT) {
            passWithoutProbes(subject, Duration.ofMillis(1));
        }
        return Duration.between(start, subject.now());
    }

    private static void drain(Subject subject) {
        for (int i = 0; i < 50; i++) {
            subject.step(new SwimInput.Woken(new SwimTimer.GossipTick()));
        }
    }

    private static List<Suspect> gossiped(Subject subject) {
        return Subject.messages(subject.step(new SwimInput.Woken(new SwimTimer.GossipTick()))).stream()
                .filter(Suspect.class::isInstance)
                .map(Suspect.class::cast)
                .toList();
    }
}
