package io.tombolo.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void keepsTheOrder() throws InterruptedException {
        var inbox = new Inbox<String>(4, Overflow.REFUSE);

        inbox.offer("a");
        inbox.offer("b");

        assertThat(inbox.take(LONG)).contains("a");
        assertThat(inbox.take(LONG)).contains("b");
        assertThat(inbox.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void dropsTheOldestWhenFullAndCountsIt() throws InterruptedException {
        var inbox = new Inbox<String>(2, Overflow.DROP_OLDEST);

        assertThat(inbox.offer("a")).isEqualTo(Offered.ACCEPTED);
        assertThat(inbox.offer("b")).isEqualTo(Offered.ACCEPTED);
        assertThat(inbox.offer("c")).isEqualTo(Offered.ACCEPTED_DROPPING_OLDEST);

        assertThat(inbox.take(LONG)).contains("b");
        assertThat(inbox.take(LONG)).contains("c");
        assertThat(inbox.counts()).isEqualTo(new Inbox.Counts(3, 1, 0));
    }

    @Test
    void urgentInputsOvertakeTheOthersAndAreNotDroppedForThem() throws InterruptedException {
        var inbox = new Inbox<String>(2, Overflow.DROP_OLDEST);
        inbox.offer("packet 1");
        inbox.offerUrgently("command 1");
        inbox.offerUrgently("command 2");

        assertThat(inbox.offerUrgently("command 3")).isEqualTo(Offered.REFUSED);
        inbox.offer("packet 2");
        inbox.offer("packet 3");

        assertThat(inbox.size()).isEqualTo(4);
        assertThat(inbox.take(LONG)).contains("command 1");
        assertThat(inbox.take(LONG)).contains("command 2");
        assertThat(inbox.take(LONG)).contains("packet 2");
        assertThat(inbox.counts()).isEqualTo(new Inbox.Counts(5, 1, 1));
    }

    @Test
    void refusesWhenFullAndCountsIt() throws InterruptedException {
        var inbox = new Inbox<String>(1, Overflow.REFUSE);

        assertThat(inbox.offer("a")).isEqualTo(Offered.ACCEPTED);
        assertThat(inbox.offer("b")).isEqualTo(Offered.REFUSED);

        assertThat(inbox.take(LONG)).contains("a");
        assertThat(inbox.counts()).isEqualTo(new Inbox.Counts(1, 0, 1));
    }

    @Test
    void takesNothingOnceClosedButGivesWhatWaitsWhenDraining() throws InterruptedException {
        var inbox = new Inbox<String>(2, Overflow.DROP_OLDEST);
        inbox.offer("a");

        inbox.close(Closing.DRAIN);

        assertThat(inbox.offer("b")).isEqualTo(Offered.CLOSED);
        assertThat(inbox.take(LONG)).contains("a");
        assertThat(inbox.take(LONG)).isEmpty();
    }

    @Test
    void dropsAndCountsWhatWaitsWhenDiscarding() throws InterruptedException {
        var inbox = new Inbox<String>(2, Overflow.REFUSE);
        inbox.offer("a");

        inbox.close(Closing.DISCARD);

        assertThat(inbox.take(LONG)).isEmpty();
        assertThat(inbox.counts()).isEqualTo(new Inbox.Counts(1, 1, 0));
        assertThat(inbox.size()).isZero();
    }

    @Test
    void endsAWaitByANudge() throws Exception {
        var inbox = new Inbox<String>(2, Overflow.REFUSE);
        var taken = new FutureTask<>(() -> inbox.take(LONG));
        Thread.ofVirtual().start(taken);

        inbox.nudge();

        assertThat(taken.get()).isEqualTo(Optional.empty());
    }

    @Test
    void wakesAWaitingTaker() {
        var inbox = new Inbox<String>(2, Overflow.REFUSE);
        var taken = new CompletableFuture<Optional<String>>();
        var taker = Thread.ofVirtual().unstarted(() -> {
            try {
                taken.complete(inbox.take(LONG));
            } catch (InterruptedException interrupted) {
                taken.completeExceptionally(interrupted);
            }
        });
        taker.start();
        while (taker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        inbox.offer("a");

        assertThat(taken.join()).contains("a");
    }

    @Test
    void refusesACapacityOfNothing() {
        assertThatThrownBy(() -> new Inbox<String>(0, Overflow.REFUSE))
                .hasMessage("inbox capacity must be at least 1. received: 0");
    }
}
