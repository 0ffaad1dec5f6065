package io.tombolo.testing.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// One run: nodes, their network, virtual time, all from one seed. One thread; nothing in it may wait.
///
/// ```java
/// var simulation = new Simulation(Seed.orElse(7), EventLog.off());
/// var dc1 = new Site("dc1");
/// var a = simulation.add("a", Place.at(dc1, "10.0.0.1"), host -> new DetectorProgram(host, …));
/// simulation.invariants().ofEachNode("no early obituary", node -> …);
/// simulation.after(Duration.ofSeconds(5), "a crashes", a::crash);
/// simulation.runFor(Duration.ofMinutes(10));
/// simulation.finish();
/// ```
///
/// An event is one packet, timer, boot or scripted fault, with all that it causes at once. The order of events at
/// the same time is the order in which they were caused. Same seed, same code, same run.
///
/// Randomness is split by name: each node has its own for its program, its packets and its disk, so another node
/// more does not shift it.
public final class Simulation {

    private final long seed;
    private final EventLog log;
    private final SimulatedClock clock = new SimulatedClock();
    private final EventQueue queue = new EventQueue();
    private final SimulatedNetwork network = new SimulatedNetwork(this);
    private final Invariants invariants = new Invariants();
    private final Map<String, SimulatedNode<?, ?>> nodes = new LinkedHashMap<>();
    private final List<SimulatedNode<?, ?>> touched = new ArrayList<>();
    private String replay;
    private long events;

    /// @param seed decides everything that is left to chance
    /// @param log  where events are written
    public Simulation(long seed, EventLog log) {
        this.seed = seed;
        this.log = log;
        this.replay = "run the same test with -D%s=%d".formatted(Seed.PROPERTY, seed);
    }

    /// What a failure says on how to see it again. At first: run the same test with the [Seed] property set.
    public void setReplay(String how) {
        replay = how;
    }

    public long seed() {
        return seed;
    }

    public SimulatedClock clock() {
        return clock;
    }

    public SimulatedNetwork network() {
        return network;
    }

    public Invariants invariants() {
        return invariants;
    }

    public EventLog log() {
        return log;
    }

    /// Events that happened so far.
    public long events() {
        return events;
    }

    /// Randomness for the test itself, such as for choosing faults; a sequence of its own for each purpose.
    public RandomGenerator random(String purpose) {
        return SplitMix.named(seed, "test: " + purpose);
    }

    /// Adds a node, which boots now.
    ///
    /// @param program makes what runs on the node; called at each boot
    /// @throws IllegalArgumentException if the name, or an address in its site, is taken
    public <I, P extends NodeProgram<I, ?>> SimulatedNode<I, P> add(
            String name, Place place, Function<Host, P> program) {
        if (nodes.containsKey(name)) {
            throw new IllegalArgumentException("node %s exists already".formatted(name));
        }
        SimulatedNode<I, P> node = new SimulatedNode<>(this, name, nodes.size(), place, program);
        network.attach(node);
        nodes.put(name, node);
        schedule(0, node::boot);
        return node;
    }

    /// The node of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public SimulatedNode<?, ?> node(String name) {
        SimulatedNode<?, ?> node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("there is no node %s".formatted(name));
        }
        return node;
    }

    /// All nodes, in the order in which they were added.
    public List<SimulatedNode<?, ?>> nodes() {
        return List.copyOf(nodes.values());
    }

    /// Does something at `delay` from now, as an event of its own.
    ///
    /// @param what stands in the log
    public void after(Duration delay, String what, Runnable action) {
        schedule(SimulatedClock.nanos(delay), () -> {
            record("-", "script", what);
            action.run();
        });
    }

    /// Lets so much virtual time pass.
    ///
    /// @throws SimulationFailed if an invariant is violated or a machine throws
    public void runFor(Duration duration) {
        long end = clock.elapsedNanos() + SimulatedClock.nanos(duration);
        while (!queue.isEmpty() && queue.nextNanos() <= end) {
            happen();
        }
        clock.advanceTo(end);
    }

    /// Runs until something is so, for at most so much virtual time; whether it came to be so.
    public boolean runUntil(BooleanSupplier so, Duration atMost) {
        long end = clock.elapsedNanos() + SimulatedClock.nanos(atMost);
        while (!so.getAsBoolean()) {
            if (queue.isEmpty() || queue.nextNanos() > end) {
                clock.advanceTo(end);
                return so.getAsBoolean();
            }
            happen();
        }
        return true;
    }

    /// Lets the next event happen, whenever that is; whether there was one.
    public boolean step() {
        if (queue.isEmpty()) {
            return false;
        }
        happen();
        return true;
    }

    /// Checks the invariants of the end.
    ///
    /// @throws SimulationFailed if one is violated
    public void finish() {
        try {
            invariants.atEnd();
        } catch (RuntimeException | AssertionError wrong) {
            throw failed(wrong);
        }
    }

    EventQueue.Entry schedule(long delayNanos, Runnable action) {
        return queue.add(clock.elapsedNanos() + delayNanos, action);
    }

    void cancel(EventQueue.Entry entry) {
        queue.remove(entry);
    }

    void touch(SimulatedNode<?, ?> node) {
        if (touched.isEmpty() || touched.getLast() != node) {
            touched.add(node);
        }
    }

    void record(String who, String verb, Object what) {
        log.record(clock.elapsedNanos(), who, verb, what);
    }

    private void happen() {
        EventQueue.Entry next = queue.poll();
        clock.advanceTo(next.atNanos());
        log.begin(++events);
        touched.clear();
        try {
            next.action().run();
            invariants.afterEvent(clock.elapsedNanos(), touched);
        } catch (RuntimeException | AssertionError wrong) {
            throw failed(wrong);
        }
    }

    private SimulationFailed failed(Throwable wrong) {
        String what = wrong instanceof Invariants.Violated ? String.valueOf(wrong.getMessage()) : "thrown: " + wrong;
        return new SimulationFailed(
                """
                %s
                  seed %d, event %d, %s after the start
                  to see it again: %s
                  the last events:
                %s""".formatted(what, seed, events, clock.elapsed(), replay, String.join("\n", log.lastLines())), wrong);
    }
}
