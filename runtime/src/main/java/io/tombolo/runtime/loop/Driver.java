package io.tombolo.runtime.loop;

import io.tombolo.core.terms.Machine;
import io.tombolo.runtime.loop.FaultHandler.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Runs one state machine on one thread: take an input, step, perform the outputs in order.
///
/// Inputs come from the inbox and from due timers, in turns, so that neither can starve the other. Between them
/// the thread sleeps; nothing is polled. The time that the machine sees never goes back ([MonotonicClock]).
///
/// Once closed, or ended by a fault, a driver cannot be started again: build a new one, with a new machine.
///
/// @param <I> the machine's inputs
/// @param <O> the machine's outputs
public final class Driver<I, O> implements AutoCloseable {

    /// How long [#close()] waits for the thread. Outlets do not block, and 1,000s of inputs are stepped in a
    /// second.
    static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /// The least wait for a timer. A wait ends by the processor's clock, timers go by the injected one; where that
    /// one is a hair behind, this keeps the loop from spinning. A timer is late by at most this.
    private static final Duration SHORTEST_WAIT = Duration.ofNanos(100_000);

    /// What a wait without a timer is given; the inbox ends it.
    private static final Duration UNTIL_STIRRED = Duration.ofSeconds(Long.MAX_VALUE);

    private final String name;
    private final Machine<I, O> machine;
    private final Inbox<I> inbox;
    private final Outlet<I, O> outlet;
    private final FaultHandler faults;
    private final MonotonicClock clock;
    private final Timers<I> timers = new Timers<>();
    private final CompletableFuture<Optional<Fault>> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean discarding;

    /// @param name   names the thread, and the driver in faults
    /// @param inbox  the machine's own: nothing else may take from it. Inputs offered before the start are stepped
    /// first
    /// @param source what time it is; see [MonotonicClock#system()]
    public Driver(
            String name,
            Machine<I, O> machine,
            Inbox<I> inbox,
            Outlet<I, O> outlet,
            FaultHandler faults,
            InstantSource source) {
        this.name = name;
        this.machine = machine;
        this.inbox = inbox;
        this.outlet = outlet;
        this.faults = faults;
        this.clock = new MonotonicClock(source);
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /// Starts the thread.
    ///
    /// @throws IllegalThreadStateException if it was started before
    public void start() {
        thread.start();
    }

    /// Offers an input to the machine. From any thread; never blocks.
    public Offered offer(I input) {
        return inbox.offer(input);
    }

    /// Puts a command for which somebody waits into the inbox, ahead of what nobody waits for. From any thread.
    public Offered command(I input) {
        return inbox.offerUrgently(input);
    }

    /// Makes the thread read its clock and timers again: after the injected clock was moved.
    public void wake() {
        inbox.nudge();
    }

    /// Completes when the thread has ended: with the fault that ended it, or empty after a close.
    public CompletableFuture<Optional<Fault>> ended() {
        return ended.copy();
    }

    /// Drains within five seconds.
    @Override
    public void close() {
        close(Closing.DRAIN, CLOSE_LIMIT);
    }

    /// Takes no more inputs, does with the waiting ones what `closing` says, and joins the thread.
    ///
    /// At the end of `limit` whatever still waits is discarded and the thread is interrupted; the call then waits
    /// once more as long. So it returns within twice the limit. Called on the driver's own thread (by an outlet)
    /// it does not wait: the driver ends after the outputs at hand.
    ///
    /// @return whether the thread has ended; false if an outlet or machine hangs, or on the driver's own thread
    public boolean close(Closing closing, Duration limit) {
        if (closing == Closing.DISCARD) {
            discarding = true;
        }
        inbox.close(closing);
        if (thread.getState() == Thread.State.NEW) {
            ended.complete(Optional.empty());
            return true;
        }
        if (Thread.currentThread() == thread) {
            return false;
        }
        if (joined(limit)) {
            return true;
        }
        discarding = true;
        inbox.close(Closing.DISCARD);
        thread.interrupt();
        return joined(limit);
    }

    private boolean joined(Duration limit) {
        try {
            return thread.join(limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        Optional<Fault> end = Optional.empty();
        try {
            end = turns();
        } catch (InterruptedException interrupted) {
            // Only close() interrupts, after its limit: there is nothing left to do but to end.
            Thread.currentThread().interrupt();
        } finally {
            inbox.close(Closing.DISCARD);
            timers.clear();
            ended.complete(end);
        }
    }

    /// Turns until closed or faulted. In a turn: one due timer, then one input; waits only if there was no timer.
    private Optional<Fault> turns() throws InterruptedException {
        while (true) {
            boolean closing = inbox.isClosed();
            Optional<I> due = closing ? Optional.empty() : timers.pollDue(clock.instant());
            if (due.isPresent()) {
                Optional<Fault> fault = advance(due.get());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            Optional<I> input = inbox.take(due.isPresent() ? Duration.ZERO : untilNextTimer());
            if (input.isPresent()) {
                Optional<Fault> fault = advance(input.get());
                if (fault.isPresent()) {
                    return fault;
                }
            } else if (closing) {
                return Optional.empty();
            }
        }
    }

    private Duration untilNextTimer() {
        Optional<Instant> due = timers.nextDue();
        if (due.isEmpty()) {
            return UNTIL_STIRRED;
        }
        Duration left = Duration.between(clock.instant(), due.get());
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    /// One step and its outputs; the fault that ends the driver, if there was one.
    private Optional<Fault> advance(I input) {
        List<O> outputs;
        try {
            outputs = machine.step(clock.instant(), input);
        } catch (Throwable thrown) {
            return deadly(new Fault.StepFailed(name, input, thrown));
        }
        for (O output : outputs) {
            if (discarding && Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            try {
                outlet.perform(output, timers);
            } catch (Throwable thrown) {
                Optional<Fault> deadly = deadly(new Fault.PerformFailed(name, output, thrown));
                if (deadly.isPresent()) {
                    return deadly;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> deadly(Fault fault) {
        if (fault.cause() instanceof Error) {
            return Optional.of(fault);
        }
        try {
            return faults.onFault(fault) == Verdict.STOP ? Optional.of(fault) : Optional.empty();
        } catch (RuntimeException handlerFailed) {
            fault.cause().addSuppressed(handlerFailed);
            return Optional.of(fault);
        }
    }
}
