package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.runtime.loop.Fault;
import io.tombolo.runtime.loop.FaultHandler.Verdict;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A node: up, paused or down. Runs a [NodeProgram] while it is up.
///
/// ```
///           pause             crash, kill
///      up ────────▶ paused ───────────────▶ down
///       ▲ ◀──────── resume                   │
///       └────────────── restart ◀────────────┘      up ──▶ down: crash, kill
/// ```
///
/// @param <I> the machine's inputs
/// @param <P> the program, for tests that look into it
public final class SimulatedNode<I, P extends NodeProgram<I, ?>> {

    /// Packets that a paused node holds, as a socket's buffer would; more are dropped.
    private static final int BACKLOG_LIMIT = 4096;

    private static final int FIRST_EPHEMERAL_PORT = 49_152;
    private static final int LAST_PORT = 65_535;

    private final Simulation simulation;
    private final String name;
    private final int index;
    private final Place place;
    private final List<Site> sites;
    private final String homeAddress;
    private final Function<Host, P> program;
    private final SplitMix packetDraws;
    private final SimulatedDisk disk;
    private final MonotonicClock clock;
    private final Timers<I> timers = new Timers<>();
    private final Set<SimulatedStream> streams = new LinkedHashSet<>();
    private State<P> state = new Down<>();
    private EventQueue.Entry wake = EventQueue.NEVER;
    private Duration clockOffset = Duration.ZERO;
    private Endpoint lastSource;
    private int boot;
    private int nextPort = FIRST_EPHEMERAL_PORT;

    SimulatedNode(Simulation simulation, String name, int index, Place place, Function<Host, P> program) {
        this.simulation = simulation;
        this.name = name;
        this.index = index;
        this.place = place;
        this.sites = place.sites();
        this.homeAddress = place.homeAddress();
        this.program = program;
        this.packetDraws = SplitMix.named(simulation.seed(), "packets of " + name);
        this.disk = new SimulatedDisk(
                SplitMix.named(simulation.seed(), "disk of " + name), (verb, what) -> record(verb, what));
        this.clock = new MonotonicClock(() -> simulation.clock().instant().plus(clockOffset));
        this.lastSource = new Endpoint(homeAddress, 1);
    }

    private sealed interface State<P> {}

    private record Up<P>(P program) implements State<P> {}

    private record Paused<P>(P program, ArrayDeque<Runnable> backlog) implements State<P> {}

    private record Down<P>() implements State<P> {}

    /// Unique in the simulation.
    public String name() {
        return name;
    }

    /// Where it is.
    public Place place() {
        return place;
    }

    /// What survives its crashes.
    public SimulatedDisk disk() {
        return disk;
    }

    /// What runs on it, also while paused; empty while it is down.
    public Optional<P> program() {
        return switch (state) {
            case Up<P>(var running) -> Optional.of(running);
            case Paused<P>(var held, var _) -> Optional.of(held);
            case Down<P>() -> Optional.empty();
        };
    }

    /// Whether it is up and not paused.
    public boolean isUp() {
        return state instanceof Up<P>;
    }

    /// Gives an input to its machine, as an event of its own, now: what an operator or another part would say.
    ///
    /// Lost if the node is down by then; held while it is paused.
    public void give(I input) {
        simulation.schedule(0, () -> whenUp(() -> step(input)));
    }

    /// Cuts its power: the disk keeps only what was synced, and nobody is told.
    public void crash() {
        die("crash", () -> {
            streams.forEach(SimulatedStream::vanish);
            disk.crash();
        });
    }

    /// Ends its process: the disk keeps what was written, and its streams are reset.
    public void kill() {
        die("kill", () -> List.copyOf(streams).forEach(SimulatedStream::reset));
    }

    /// Boots it again, as an event of its own, now.
    ///
    /// @throws IllegalStateException if it is not down
    public void restart() {
        if (!(state instanceof Down<P>)) {
            throw new IllegalStateException("node %s is not down and cannot be restarted".formatted(name));
        }
        simulation.schedule(0, this::boot);
    }

    /// Freezes it, as a stopped process or a long collection of garbage: what arrives waits, timers do not fire.
    public void pause() {
        if (state instanceof Up<P>(var running)) {
            record("pause", "");
            state = new Paused<>(running, new ArrayDeque<>());
            simulation.cancel(wake);
        }
    }

    /// Thaws it: what waited arrives now, in order, and timers that were missed fire.
    public void resume() {
        if (state instanceof Paused<P>(var held, var backlog)) {
            record("resume", "");
            state = new Up<>(held);
            backlog.forEach(waiting -> simulation.schedule(0, waiting));
            setWake();
        }
    }

    /// Steps its clock by so much. The machine never sees time go back: see [MonotonicClock].
    public void stepClock(Duration by) {
        record("clock", by);
        clock.instant();
        clockOffset = clockOffset.plus(by);
        if (isUp()) {
            setWake();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    int index() {
        return index;
    }

    int boots() {
        return boot;
    }

    InstantSource clock() {
        return clock;
    }

    List<Site> sites() {
        return sites;
    }

    SplitMix packetDraws() {
        return packetDraws;
    }

    SimulatedNetwork network() {
        return simulation.network();
    }

    Set<SimulatedStream> streams() {
        return streams;
    }

    boolean isDown() {
        return state instanceof Down<P>;
    }

    boolean isRunning(int bootNumber) {
        return boot == bootNumber && !isDown();
    }

    void record(String verb, Object what) {
        simulation.record(name, verb, what);
    }

    Endpoint newLocalEndpoint() {
        int port = nextPort;
        nextPort = port == LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
        return new Endpoint(homeAddress, port);
    }

    /// The endpoint that a receiver in `site` sees. The last one is kept: most nodes send from one port.
    Endpoint source(Site site, int port) {
        String seen =
                site.equals(sites.getFirst()) ? homeAddress : place.addresses().getOrDefault(site, homeAddress);
        if (lastSource.port() != port || !lastSource.host().equals(seen)) {
            lastSource = new Endpoint(seen, port);
        }
        return lastSource;
    }

    void boot() {
        if (!(state instanceof Down<P>)) {
            return;
        }
        boot++;
        record("boot", boot);
        SplitMix random = SplitMix.named(simulation.seed(), "boot " + boot + " of " + name);
        P booted = program.apply(new Host(this, boot, random));
        state = new Up<>(booted);
        simulation.touch(this);
        for (I input : booted.onBoot()) {
            step(input);
        }
    }

    void arrive(Packet packet) {
        switch (state) {
            case Up<P>(var running) -> {
                record("recv", packet);
                for (I input : running.onPacket(packet)) {
                    step(input);
                }
            }
            case Paused<P>(var _, var backlog) -> {
                if (backlog.size() < BACKLOG_LIMIT) {
                    backlog.add(() -> arrive(packet));
                } else {
                    record("full", packet);
                }
            }
            case Down<P>() -> record("down", packet);
        }
    }

    void arrive(StreamEvent event) {
        if (state instanceof Up<P>(var running)) {
            record("stream", event);
            simulation.touch(this);
            for (I input : running.onStream(event)) {
                step(input);
            }
        }
    }

    /// Whether the program takes streams on this port; only asked of a node that is up.
    boolean listensOn(int port) {
        return state instanceof Up<P>(var running) && running.listensOn(port);
    }

    /// Acts now if up, at the resume if paused, never if down.
    void whenUp(Runnable action) {
        switch (state) {
            case Up<P> _ -> action.run();
            case Paused<P>(var _, var backlog) -> backlog.add(() -> whenUp(action));
            case Down<P>() -> {}
        }
    }

    private void step(I input) {
        if (state instanceof Up<P>(var running)) {
            NodeProgram<I, ?> captured = running;
            simulation.touch(this);
            step(captured, input);
            if (isUp()) {
                setWake();
            }
        }
    }

    private <O> void step(NodeProgram<I, O> running, I input) {
        record("input", input);
        int stepped = boot;
        for (O output : running.machine().step(clock.instant(), input)) {
            record("output", output);
            try {
                running.perform(output, timers);
            } catch (IOException refused) {
                record("fault", refused);
                if (running.onFault(new Fault.PerformFailed(name, output, refused)) == Verdict.STOP) {
                    kill();
                }
            }
            if (!isRunning(stepped)) {
                return;
            }
        }
    }

    private void fireNext() {
        Optional<I> due = timers.pollDue(clock.instant());
        if (due.isPresent()) {
            step(due.get());
        } else {
            setWake();
        }
    }

    /// Keeps one event in the queue for the next timer. A timer of the past fires in an event of its own, now.
    private void setWake() {
        Optional<Instant> due = timers.nextDue();
        if (due.isEmpty()) {
            simulation.cancel(wake);
            return;
        }
        long left = Math.max(0, SimulatedClock.nanos(Duration.between(clock.instant(), due.get())));
        long at = simulation.clock().elapsedNanos() + left;
        if (!wake.isQueued() || wake.atNanos() != at) {
            simulation.cancel(wake);
            wake = simulation.schedule(left, this::fireNext);
        }
    }

    private void die(String how, Runnable last) {
        if (isDown()) {
            return;
        }
        record(how, "");
        state = new Down<>();
        timers.clear();
        simulation.cancel(wake);
        last.run();
        streams.clear();
    }
}
