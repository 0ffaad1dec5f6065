package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.testing.sim.Chatter.Dial;
import io.tombolo.testing.sim.Chatter.Order;
import io.tombolo.testing.sim.StreamEvent.Failure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedStreamTest {

    private static final Site DC1 = new Site("dc1");

    private final Simulation simulation = new Simulation(Seed.orElse(7), EventLog.off());
    private final SimulatedNode<Order, Chatter> a = simulation.add("a", Place.at(DC1, "10.0.0.1"), Chatter::new);
    private final SimulatedNode<Order, Chatter> b = simulation.add("b", Place.at(DC1, "10.0.0.2"), host -> {
        var chatter = new Chatter(host);
        chatter.echoes = true;
        return chatter;
    });

    @Test
    void carriesARequestAndItsAnswerAfterTheHalfClose() {
        a.give(new Dial("10.0.0.2", Chatter.PORT, "hello"));
        settle();

        assertThat(kinds(b)).containsExactly("Accepted", "Received hello", "Finished");
        assertThat(kinds(a)).containsExactly("Opened", "Received echo hello", "Finished");
        assertThat(a.streams()).isEmpty();
        assertThat(b.streams()).isEmpty();
    }

    @Test
    void isRefusedWhereNobodyListens() {
        a.give(new Dial("10.0.0.2", 99, "hello"));
        settle();

        assertThat(failures(a)).containsExactly(Failure.REFUSED);
        assertThat(kinds(b)).isEmpty();
    }

    @Test
    void isUnreachableWithoutARoute() {
        a.give(new Dial("10.9.9.9", Chatter.PORT, "hello"));
        settle();

        assertThat(failures(a)).containsExactly(Failure.UNREACHABLE);
    }

    @Test
    void timesOutWhereTheHostIsDown() {
        settle();
        b.crash();
        a.give(new Dial("10.0.0.2", Chatter.PORT, "hello"));
        simulation.runFor(Duration.ofMinutes(1));

        assertThat(failures(a)).containsExactly(Failure.TIMED_OUT);
    }

    @Test
    void waitsBehindACutAndGoesOnInOrder() {
        a.give(new Dial("10.0.0.2", Chatter.PORT, "hello"));
        var cut = simulation.network().cut(a, b);
        simulation.runFor(Duration.ofSeconds(5));
        assertThat(kinds(b)).isEmpty();

        cut.heal();
        simulation.runFor(Duration.ofSeconds(10));

        assertThat(kinds(b)).containsExactly("Accepted", "Received hello", "Finished");
        assertThat(kinds(a)).containsExactly("Opened", "Received echo hello", "Finished");
    }

    @Test
    void timesOutBehindACutThatLasts() {
        a.give(new Dial("10.0.0.2", Chatter.PORT, "hello"));
        simulation.network().cut(a, b);
        simulation.runFor(Duration.ofMinutes(1));

        assertThat(failures(a)).containsExactly(Failure.TIMED_OUT);
    }

    @Test
    void losesNothingOnALossyLink() {
        simulation.network().setDefaultLink(Link.LAN.withLoss(0.5).withReordering(0.5));
        for (int i = 0; i < 20; i++) {
            a.give(new Dial("10.0.0.2", Chatter.PORT, "hello"));
        }
        simulation.runFor(Duration.ofMinutes(2));

        assertThat(kinds(a).stream().filter("Received echo hello"::equals)).hasSize(20);
        assertThat(failures(a)).isEmpty();
    }

    @Test
    void isResetWhenTheProcessAtTheFarEndDies() {
        var stream = openStream();

        b.kill();
        settle();

        assertThat(failures(a)).containsExactly(Failure.RESET);
        assertThat(stream.send("more", 4)).isFalse();
    }

    @Test
    void learnsOfACrashOnlyBySending() {
        var stream = openStream();

        b.crash();
        b.restart();
        settle();
        assertThat(failures(a)).isEmpty();
        stream.send("more", 4);
        settle();

        assertThat(failures(a)).containsExactly(Failure.RESET);
        assertThat(kinds(b)).isEmpty();
    }

    @Test
    void tellsTheFarEndOfAReset() {
        var stream = openStream();

        stream.reset();
        settle();

        assertThat(failures(b)).containsExactly(Failure.RESET);
        assertThat(failures(a)).isEmpty();
    }

    private SimulatedStream openStream() {
        settle();
        var stream = chatter(a).host.connect(new Endpoint("10.0.0.2", Chatter.PORT));
        settle();
        assertThat(kinds(a)).containsExactly("Opened");
        return stream;
    }

    private void settle() {
        simulation.runFor(Duration.ofSeconds(1));
    }

    private static Chatter chatter(SimulatedNode<Order, Chatter> node) {
        return node.program().orElseThrow();
    }

    private static List<String> kinds(SimulatedNode<Order, Chatter> node) {
        return chatter(node).streamEvents.stream()
                .map(event -> switch (event) {
                    case StreamEvent.Received(var _, var content, var _) -> "Received " + content;
                    case StreamEvent.Opened _ -> "Opened";
                    case StreamEvent.Accepted _ -> "Accepted";
                    case StreamEvent.Finished _ -> "Finished";
                    case StreamEvent.Failed _ -> "Failed";
                })
                .toList();
    }

    private static List<Failure> failures(SimulatedNode<Order, Chatter> node) {
        return chatter(node).streamEvents.stream()
                .filter(StreamEvent.Failed.class::isInstance)
                .map(event -> ((StreamEvent.Failed) event).why())
                .toList();
    }
}
