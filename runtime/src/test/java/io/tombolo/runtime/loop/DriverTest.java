package io.tombolo.runtime.loop;

import static io.tombolo.runtime.loop.ManualClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.terms.Machine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DriverTest {

    private static final Duration GENEROUS = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();
    private final Inbox<String> inbox = new Inbox<>(100, Overflow.REFUSE);
    private final LinkedBlockingQueue<String> performed = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountedFaults counted = new CountedFaults();
    private Instant armedFrom = NOON;
    private Driver<String, String> driver = driver(counted);

    /// Says each word of its input; some words mean something to the outlet.
    private static final class Speaker implements Machine<String, String> {
        @Override
        public List<String> step(Instant now, String input) {
            if (input.startsWith("throw")) {
                throw new IllegalStateException(input);
            }
            if (input.startsWith("overflow")) {
                throw new StackOverflowError(input);
            }
            return input.equals("time") ? List.of("at " + Duration.between(NOON, now)) : List.of(input.split(" ", -1));
        }
    }

    @AfterEach
    void closeTheDriver() {
        release.countDown();
        driver.close(Closing.DISCARD, GENEROUS);
    }

    @Test
    void performsOutputsInOrderOnOneThread() throws InterruptedException {
        driver.offer("a b");
        driver.start();
        driver.offer("c thread");

        assertThat(nextPerformed(4)).containsExactly("a", "b", "c", "on test-driver");
    }

    @Test
    void givesADueTimerToTheMachine() throws InterruptedException {
        driver.start();
        driver.offer("alarm:10 armed");
        assertThat(nextPerformed(1)).containsExactly("armed");

        clock.move(Duration.ofSeconds(10));
        driver.wake();

        assertThat(nextPerformed(1)).containsExactly("ring:10");
    }

    @Test
    void doesNotFireATimerBeforeItsTime() throws InterruptedException {
        driver.start();
        driver.offer("alarm:10");
        clock.move(Duration.ofSeconds(9));
        driver.wake();
        driver.offer("still quiet");
        assertThat(nextPerformed(2)).containsExactly("still", "quiet");

        clock.move(Duration.ofSeconds(1));
        driver.wake();

        assertThat(nextPerformed(1)).containsExactly("ring:10");
    }

    @Test
    void replacesATimerOfTheSameKeyAndKeepsOthers() throws InterruptedException {
        driver.start();
        driver.offer("alarm:10 alarm:10 alarm:20 armed");
        nextPerformed(1);
        clock.move(Duration.ofSeconds(30));
        driver.wake();

        assertThat(nextPerformed(2)).containsExactly("ring:10", "ring:20");
        driver.offer("nothing else");
        assertThat(nextPerformed(2)).containsExactly("nothing", "else");
    }

    @Test
    void takesTimersAndInputsInTurns() throws InterruptedException {
        driver.offer("alarm:1 alarm:2 hold");
        driver.start();
        driver.offer("x");
        driver.offer("y");
        clock.move(Duration.ofSeconds(2));
        release.countDown();

        assertThat(nextPerformed(4)).containsExactly("ring:1", "x", "ring:2", "y");
    }

    @Test
    void waitsForARealTimerWithoutBeingStirred() throws InterruptedException {
        var system = MonotonicClock.system();
        armedFrom = system.instant();
        driver = new Driver<>("test-driver", new Speaker(), inbox, this::perform, counted, system);
        driver.start();

        driver.offer("alarm:0.01");

        assertThat(nextPerformed(1)).containsExactly("ring:0.01");
    }

    @Test
    void neverShowsTheMachineATimeBeforeTheLast() throws InterruptedException {
        driver.start();
        clock.move(Duration.ofSeconds(60));
        driver.offer("time");
        assertThat(nextPerformed(1)).containsExactly("at PT1M");

        clock.move(Duration.ofHours(-2));
        driver.offer("time");
        assertThat(nextPerformed(1)).containsExactly("at PT1M");
        clock.move(Duration.ofSeconds(1));
        driver.offer("time");

        assertThat(nextPerformed(1)).containsExactly("at PT1M1S");
    }

    @Test
    void countsFaultsOfTheMachineAndGoesOn() throws InterruptedException {
        driver.start();
        driver.offer("throw");
        driver.offer("throw again");
        driver.offer("after");

        assertThat(nextPerformed(1)).containsExactly("after");
        assertThat(counted.stepFaults()).isEqualTo(2);
    }

    @Test
    void countsFaultsOfTheOutletAndPerformsTheRest() throws InterruptedException {
        driver.start();
        driver.offer("before refuse after");

        assertThat(nextPerformed(2)).containsExactly("before", "after");
        assertThat(counted.performFaults()).isEqualTo(1);
        assertThat(counted.stepFaults()).isZero();
    }

    @Test
    void endsAtAFatalFaultWithoutPerformingTheRest() {
        driver = driver(FaultHandler.fatal());
        driver.start();
        driver.offer("before refuse after");

        var fault = driver.ended().join();

        assertThat(fault).hasValueSatisfying(it -> {
            assertThat(it).isInstanceOf(Fault.PerformFailed.class);
            assertThat(it.driver()).isEqualTo("test-driver");
            assertThat(it.cause()).hasMessage("refused");
        });
        assertThat(performed).containsExactly("before");
        assertThat(driver.offer("more")).isEqualTo(Offered.CLOSED);
    }

    @Test
    void endsAtAnErrorWhateverTheHandlerSays() {
        driver.start();
        driver.offer("overflow");

        assertThat(driver.ended().join())
                .hasValueSatisfying(it -> assertThat(it.cause()).isInstanceOf(StackOverflowError.class));
    }

    @Test
    void endsWhenTheHandlerThrows() {
        driver = driver(_ -> {
            throw new IllegalArgumentException("handler");
        });
        driver.start();
        driver.offer("throw");

        var fault = driver.ended().join();

        assertThat(fault.orElseThrow().cause())
                .hasMessage("throw")
                .hasSuppressedException(new IllegalArgumentException("handler"));
    }

    @Test
    void stepsThroughWhatWaitsWhenItDrainsButFiresNoTimer() throws InterruptedException {
        driver.offer("hold");
        driver.offer("a");
        driver.offer("b alarm:0");
        driver.start();
        var closer = Thread.ofVirtual().start(() -> driver.close(Closing.DRAIN, GENEROUS));
        while (!inbox.isClosed()) {
            Thread.onSpinWait();
        }
        release.countDown();
        closer.join();

        assertThat(performed).containsExactly("a", "b");
        assertThat(driver.ended().join()).isEqualTo(Optional.empty());
        assertThat(inbox.counts().dropped()).isZero();
    }

    @Test
    void dropsWhatWaitsWhenItDiscards() throws InterruptedException {
        driver.offer("started hold");
        driver.offer("a");
        driver.offer("b");
        driver.start();
        assertThat(nextPerformed(1)).containsExactly("started");
        var closer = Thread.ofVirtual().start(() -> driver.close(Closing.DISCARD, GENEROUS));
        while (!inbox.isClosed()) {
            Thread.onSpinWait();
        }
        release.countDown();
        closer.join();

        assertThat(performed).isEmpty();
        assertThat(inbox.counts().dropped()).isEqualTo(2);
    }

    @Test
    void interruptsAnOutletThatHangs() throws InterruptedException {
        driver.offer("started hold never");
        driver.start();
        assertThat(nextPerformed(1)).containsExactly("started");

        boolean ended = driver.close(Closing.DRAIN, Duration.ofMillis(1));

        assertThat(ended || driver.close(Closing.DISCARD, GENEROUS)).isTrue();
        assertThat(performed).isEmpty();
    }

    @Test
    void canBeClosedByItsOwnOutlet() {
        driver.offer("close after");
        driver.offer("discarded");
        driver.start();

        assertThat(driver.ended().join()).isEqualTo(Optional.empty());
        assertThat(performed).containsExactly("after");
    }

    @Test
    void closesBeforeItWasStarted() {
        assertThat(driver.close(Closing.DRAIN, GENEROUS)).isTrue();
        assertThat(driver.ended()).isCompleted();
    }

    @Test
    void startsOnlyOnce() {
        driver.start();

        assertThatThrownBy(driver::start).isInstanceOf(IllegalThreadStateException.class);
    }

    private Driver<String, String> driver(FaultHandler faults) {
        return new Driver<>("test-driver", new Speaker(), inbox, this::perform, faults, clock);
    }

    private void perform(String word, Timers<String> timers) throws IOException {
        String[] parts = word.split(":", -1);
        switch (parts[0]) {
            case "alarm" -> {
                Duration after = Duration.ofNanos((long) (Double.parseDouble(parts[1]) * 1e9));
                timers.arm(word, armedFrom.plus(after), "ring:" + parts[1]);
            }
            case "hold" -> await();
            case "refuse" -> throw new IOException("refused");
            case "close" -> driver.close(Closing.DISCARD, GENEROUS);
            case "thread" -> performed.add("on " + Thread.currentThread().getName());
            default -> performed.add(word);
        }
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> nextPerformed(int count) throws InterruptedException {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(performed.take());
        }
        return words;
    }
}
