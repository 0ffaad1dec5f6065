package io.tombolo.gatewayregistry.joining;

import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.core.federation.dial.WanJoin;
import io.tombolo.core.federation.dial.WanJoinInput;
import io.tombolo.core.federation.dial.WanJoinOutput;
import io.tombolo.core.federation.dial.WanJoinSettings;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.runtime.Patience;
import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import io.tombolo.runtime.loop.Timers;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A [WanJoin] on its thread.
public final class RunningWanJoin implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.join.wan");

    /// Inputs that may wait: one attempt at a time, and news of ways.
    private static final int INBOX = 1_024;

    private final Members members;
    private final Consumer<String> onGivingUp;
    private final Patience patience =
            new Patience(LOG, "joining the WAN pool through mesh gateways", MonotonicClock.system());
    private final Driver<WanJoinInput, WanJoinOutput> driver;
    private volatile State state = State.WAITING;

    /// How far it is.
    public sealed interface State {

        /// No way to the primary is known yet.
        State WAITING = new Waiting();

        /// No way to the primary is known yet.
        record Waiting() implements State {}

        /// An attempt is under way.
        record Joining() implements State {}

        /// The last attempt failed, and another one follows.
        record Failing(String reason) implements State {}

        /// Done.
        record Joined() implements State {}
    }

    private RunningWanJoin(
            Datacenter own,
            Datacenter primary,
            WanJoinSettings settings,
            Members members,
            Consumer<String> onGivingUp) {
        this.members = members;
        this.onGivingUp = onGivingUp;
        driver = new Driver<>(
                "wan-join",
                new WanJoin(own, primary, settings, RandomGenerator.of("L64X128MixRandom")),
                new Inbox<>(INBOX, Overflow.REFUSE),
                this::perform,
                new CountedFaults(),
                MonotonicClock.system());
    }

    /// Begins.
    ///
    /// @param onGivingUp told when the server was to try only so long
    public static RunningWanJoin start(
            Datacenter own,
            Datacenter primary,
            WanJoinSettings settings,
            Members members,
            Consumer<String> onGivingUp) {
        var join = new RunningWanJoin(own, primary, settings, members, onGivingUp);
        join.tell(new WanJoinInput.Start());
        join.driver.start();
        return join;
    }

    /// There is a new way to the primary.
    public void wayOpened() {
        tell(new WanJoinInput.PathOpened());
    }

    /// How far it is.
    public State state() {
        return state;
    }

    private void tell(WanJoinInput input) {
        var _ = driver.command(input);
    }

    private void perform(WanJoinOutput output, Timers<WanJoinInput> timers) {
        switch (output) {
            case WanJoinOutput.Join(String name, String address) -> join(name + "/" + address);
            case WanJoinOutput.WakeAt(var at) -> timers.arm("next", at, new WanJoinInput.Woken());
            case WanJoinOutput.GiveUp() -> onGivingUp.accept(WanJoinOutput.GiveUp.TEXT);
            case WanJoinOutput.Announce(WanJoinOutput.Event event) -> announce(event);
        }
    }

    private void join(String contact) {
        state = new State.Joining();
        var _ = members.join(Pool.WAN, List.of(contact)).whenComplete((report, problem) -> {
            if (problem != null) {
                tell(new WanJoinInput.JoinFailed(String.valueOf(problem.getMessage())));
            } else if (report.reached() > 0) {
                tell(new WanJoinInput.Joined());
            } else {
                tell(new WanJoinInput.JoinFailed(String.join("; ", report.failures())));
            }
        });
    }

    private void announce(WanJoinOutput.Event event) {
        switch (event) {
            case WanJoinOutput.Event.WaitingForGateway(var primary) -> {
                state = State.WAITING;
                LOG.atInfo()
                        .addKeyValue("primary", primary)
                        .log("waiting for an address of a mesh gateway of the primary");
            }
            case WanJoinOutput.Event.WillRetry retry -> {
                state = new State.Failing(retry.reason());
                patience.failed(retry.reason());
            }
            case WanJoinOutput.Event.Completed _ -> {
                state = new State.Joined();
                patience.succeeded();
                LOG.atInfo().addKeyValue("cluster", "WAN").log("Join cluster completed. Synced with initial agents");
            }
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
