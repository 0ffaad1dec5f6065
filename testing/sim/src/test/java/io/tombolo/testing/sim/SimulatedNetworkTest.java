package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.testing.sim.Chatter.Order;
import io.tombolo.testing.sim.Chatter.Say;
import io.tombolo.testing.sim.Chatter.SayByName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest {

    private static final Site DC1 = new Site("dc1");
    private static final Site DC2 = new Site("dc2");
    private static final Site WAN = new Site("wan");

    private final Simulation simulation = new Simulation(Seed.orElse(7), EventLog.off());
    private final SimulatedNetwork network = simulation.network();
    private final SimulatedNode<Order, Chatter> a = add("a", Place.at(DC1, "10.0.0.1"));
    private final SimulatedNode<Order, Chatter> b = add("b", Place.at(DC1, "10.0.0.2"));

    @Test
    void deliversAPacketWithTheSendersAddress() {
        say(a, "10.0.0.2", "hello");

        assertThat(heard(b)).containsExactly("hello");
        assertThat(chatter(b).packets.getFirst().from()).hasToString("10.0.0.1:7");
        assertThat(network.counts()).isEqualTo(new SimulatedNetwork.Counts(1, 1, 0));
    }

    @Test
    void keepsEqualAddressesOfDifferentSitesApart() {
        var twin = add("twin", Place.at(DC2, "10.0.0.2"));
        var neighbour = add("neighbour", Place.at(DC2, "10.0.0.1"));

        say(neighbour, "10.0.0.2", "within dc2");
        say(a, "10.0.0.2", "within dc1");

        assertThat(heard(twin)).containsExactly("within dc2");
        assertThat(heard(b)).containsExactly("within dc1");
    }

    @Test
    void refusesTwoNodesWithOneAddressInOneSite() {
        var taken = Place.at(DC1, "10.0.0.1");

        assertThatThrownBy(() -> add("c", taken)).hasMessage("address 10.0.0.1 of site dc1 is taken by node a");
    }

    @Test
    void reachesAnotherSiteOnlyThroughANodeThatIsInBoth() {
        var gateway = add("gateway", Place.at(DC1, "10.0.0.9").and(WAN, "203.0.113.1"));
        var far = add("far", Place.at(WAN, "203.0.113.2"));

        say(a, "203.0.113.2", "straight");
        say(a, "10.0.0.9", "to the gateway");
        say(gateway, "203.0.113.2", "onwards");

        assertThat(heard(gateway)).containsExactly("to the gateway");
        assertThat(heard(far)).containsExactly("onwards");
        assertThat(chatter(far).packets.getFirst().from()).hasToString("203.0.113.1:7");
    }

    @Test
    void reachesAnotherSiteAlongARouteOneWay() {
        var gateway = add("gateway", Place.at(WAN, "203.0.113.1"));
        network.route(DC1, WAN);

        say(a, "203.0.113.1", "out");
        say(gateway, "10.0.0.1", "back");

        assertThat(heard(gateway)).containsExactly("out");
        assertThat(heard(a)).isEmpty();
    }

    @Test
    void reachesANodeByNameWhateverTheAddresses() {
        var far = add("far", Place.at(DC2, "10.0.0.1"));

        a.give(new SayByName("far", "hello"));
        settle();

        assertThat(heard(far)).containsExactly("hello");
    }

    @Test
    void cutsOneWayUntilHealed() {
        var cut = network.cut(a, b);

        say(a, "10.0.0.2", "lost");
        say(b, "10.0.0.1", "arrives");
        cut.heal();
        say(a, "10.0.0.2", "arrives");

        assertThat(heard(a)).containsExactly("arrives");
        assertThat(heard(b)).containsExactly("arrives");
    }

    @Test
    void partitionsASiteFromAllOthersButNotWithin() {
        var far = add("far", Place.at(DC2, "10.0.0.1"));
        network.partition(DC1);

        a.give(new SayByName("far", "lost"));
        far.give(new SayByName("a", "lost"));
        say(a, "10.0.0.2", "arrives");
        network.heal();
        a.give(new SayByName("far", "arrives"));
        settle();

        assertThat(heard(far)).containsExactly("arrives");
        assertThat(heard(a)).isEmpty();
        assertThat(heard(b)).containsExactly("arrives");
    }

    @Test
    void takesTheMostParticularLink() {
        network.setDefaultLink(Link.LAN.withLoss(1));
        network.setLink(DC1, DC1, Link.LAN.withDuplication(1));
        network.setLink(a, b, Link.LAN);
        add("far", Place.at(DC2, "10.0.0.1"));

        a.give(new SayByName("far", "by default"));
        say(b, "10.0.0.1", "by site");
        say(a, "10.0.0.2", "by node");

        assertThat(heard(simulation.node("far"))).isEmpty();
        assertThat(heard(a)).containsExactly("by site", "by site");
        assertThat(heard(b)).containsExactly("by node");
    }

    @Test
    void losesAboutAsManyAsAsked() {
        network.setDefaultLink(Link.LAN.withLoss(0.25));

        for (int i = 0; i < 4000; i++) {
            a.give(new Say("10.0.0.2", "x"));
        }
        settle();

        assertThat(heard(b).size()).isBetween(2850, 3150);
    }

    @Test
    void reordersByJitterAndByHoldingBack() {
        var numbers = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        network.setDefaultLink(new Link(Duration.ofMillis(1), Duration.ZERO, 0, 0, 0.5));

        numbers.forEach(number -> a.give(new Say("10.0.0.2", number)));
        settle();

        assertThat(heard(b)).hasSize(9).isNotEqualTo(numbers);
    }

    @Test
    void keepsTheOrderWithoutJitter() {
        var numbers = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        network.setDefaultLink(new Link(Duration.ofMillis(1), Duration.ZERO, 0, 0, 0));

        numbers.forEach(number -> a.give(new Say("10.0.0.2", number)));
        settle();

        assertThat(heard(b)).isEqualTo(numbers);
    }

    @Test
    void dropsWhatHasNoRouteOrIsTooLong() {
        say(a, "10.9.9.9", "nobody");
        say(a, "10.0.0.2", "x".repeat(SimulatedNetwork.PACKET_LIMIT + 1));

        assertThat(network.counts()).isEqualTo(new SimulatedNetwork.Counts(2, 0, 2));
    }

    @Test
    void doesNotShiftTheFateOfPacketsWhenAnotherNodeTalks() {
        var alone = fates(false);
        var inCompany = fates(true);

        assertThat(alone).isEqualTo(inCompany).hasSizeBetween(20, 80);
    }

    private static List<Object> fates(boolean company) {
        var run = new Simulation(3, EventLog.off());
        run.network().setDefaultLink(Link.LAN.withLoss(0.5));
        if (company) {
            var noise = run.add("noise", Place.at(DC1, "10.0.0.3"), Chatter::new);
            for (int i = 0; i < 100; i++) {
                noise.give(new Say("10.0.0.2", "noise"));
            }
        }
        var sender = run.add("sender", Place.at(DC1, "10.0.0.1"), Chatter::new);
        var receiver = run.add("receiver", Place.at(DC1, "10.0.0.2"), Chatter::new);
        for (int i = 0; i < 100; i++) {
            sender.give(new Say("10.0.0.2", "packet " + i));
        }
        run.runFor(Duration.ofSeconds(1));
        return receiver.program().orElseThrow().heard().stream()
                .filter(text -> !text.equals("noise"))
                .toList();
    }

    private SimulatedNode<Order, Chatter> add(String name, Place place) {
        return simulation.add(name, place, Chatter::new);
    }

    private void say(SimulatedNode<Order, Chatter> from, String to, String text) {
        from.give(new Say(to, text));
        settle();
    }

    private void settle() {
        simulation.runFor(Duration.ofSeconds(1));
    }

    private static Chatter chatter(SimulatedNode<?, ?> node) {
        return (Chatter) node.program().orElseThrow();
    }

    private static List<Object> heard(SimulatedNode<?, ?> node) {
        return chatter(node).heard();
    }
}
