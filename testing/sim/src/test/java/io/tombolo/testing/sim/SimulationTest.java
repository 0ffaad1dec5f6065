package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.testing.sim.Chatter.Alarm;
import io.tombolo.testing.sim.Chatter.Order;
import io.tombolo.testing.sim.Chatter.Say;
import io.tombolo.testing.sim.Chatter.Throw;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Site DC1 = new Site("dc1");

    private final StringBuilder text = new StringBuilder();
    private final Simulation simulation = new Simulation(99, EventLog.to(text));
    private final SimulatedNode<Order, Chatter> a = simulation.add("a", Place.at(DC1, "10.0.0.1"), Chatter::new);
    private final SimulatedNode<Order, Chatter> b = simulation.add("b", Place.at(DC1, "10.0.0.2"), Chatter::new);

    @Test
    void logsEveryEventAsALine() {
        simulation.network().setDefaultLink(new Link(Duration.ofMillis(3), Duration.ZERO, 0, 0, 0));
        simulation.after(Duration.ofSeconds(1), "a speaks", () -> a.give(new Say("10.0.0.2", "hello")));

        simulation.runFor(Duration.ofSeconds(2));

        assertThat(text).hasToString("""
                       1     0.000000000 a        boot       1
                       2     0.000000000 b        boot       1
                       3     1.000000000 -        script     a speaks
                       4     1.000000000 a        input      Say[to=10.0.0.2, text=hello]
                       4     1.000000000 a        output     Say[to=10.0.0.2, text=hello]
                       4     1.000000000 a        send       10.0.0.1:7->10.0.0.2:7 5B hello
                       5     1.003000000 b        recv       10.0.0.1:7->10.0.0.2:7 5B hello
                """);
    }

    @Test
    void stopsTimeAtTheEndOfTheRunAndGoesOnFromThere() {
        a.give(new Alarm("later", Duration.ofSeconds(5)));

        simulation.runFor(Duration.ofSeconds(3));
        assertThat(simulation.clock().elapsed()).isEqualTo(Duration.ofSeconds(3));
        boolean rang = simulation.runUntil(() -> !chatter(a).rung.isEmpty(), Duration.ofSeconds(60));

        assertThat(rang).isTrue();
        assertThat(simulation.clock().elapsed()).isEqualTo(Duration.ofSeconds(5));
        assertThat(simulation.step()).isFalse();
    }

    @Test
    void failsWithSeedEventsAndReplayWhenAnInvariantIsViolated() {
        simulation.setReplay("./tombolo sim --seed 99");
        simulation
                .invariants()
                .always(
                        "b hears nothing",
                        () -> b.program().isPresent() && !chatter(b).packets.isEmpty()
                                ? Optional.of("it heard " + chatter(b).heard())
                                : Optional.empty());
        a.give(new Say("10.0.0.2", "hello"));

        assertThatThrownBy(() -> simulation.runFor(Duration.ofSeconds(1)))
                .isInstanceOf(SimulationFailed.class)
                .hasMessageStartingWith(
                        "invariant \"b hears nothing\" is violated: it heard [hello]\n  seed 99, event 4,")
                .hasMessageContaining("to see it again: ./tombolo sim --seed 99")
                .hasMessageContaining("recv       10.0.0.1:7->10.0.0.2:7 5B hello");
    }

    @Test
    void checksOnlyTheNodesThatDidSomething() {
        simulation.runFor(Duration.ofSeconds(1));
        var seen = new StringBuilder();
        simulation.invariants().ofEachNode("seen", node -> {
            seen.append(node);
            return Optional.empty();
        });

        b.give(new Alarm("x", Duration.ofSeconds(1)));
        simulation.runFor(Duration.ofSeconds(2));

        assertThat(seen).hasToString("bb");
        assertThat(simulation.invariants().checks()).containsEntry("seen", 2L);
    }

    @Test
    void checksPeriodicallyAndAtTheEnd() {
        simulation.invariants().every(Duration.ofSeconds(10), "now and then", Optional::empty);
        simulation.invariants().atEnd("in the end", () -> Optional.of("not yet"));
        for (int i = 1; i < 60; i++) {
            a.give(new Alarm("tick " + i, Duration.ofSeconds(i)));
        }
        simulation.runFor(Duration.ofSeconds(60));

        assertThat(simulation.invariants().checks()).containsEntry("now and then", 5L);
        assertThatThrownBy(simulation::finish).hasMessageContaining("invariant \"in the end\" is violated: not yet");
    }

    @Test
    void failsWhenAMachineThrows() {
        a.give(new Throw("a bug"));

        assertThatThrownBy(() -> simulation.runFor(Duration.ofSeconds(1)))
                .isInstanceOf(SimulationFailed.class)
                .hasMessageStartingWith("thrown: java.lang.IllegalStateException: a bug")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesASecondNodeOrInvariantOfTheSameName() {
        simulation.invariants().always("x", Optional::empty);

        assertThatThrownBy(() -> simulation.add("a", Place.at(DC1, "10.0.0.9"), Chatter::new))
                .hasMessage("node a exists already");
        assertThatThrownBy(() -> simulation.invariants().always("x", Optional::empty))
                .hasMessage("invariant \"x\" exists already");
    }

    private static Chatter chatter(SimulatedNode<Order, Chatter> node) {
        return node.program().orElseThrow();
    }
}
