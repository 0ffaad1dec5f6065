package io.tombolo.testing.sim.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.serf.AskTicket;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.serf.SerfMember;
import io.tombolo.core.gossip.swim.Scaling;
import io.tombolo.testing.sim.EventLog;
import io.tombolo.testing.sim.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A large pool: everybody learns of everything within bounds that grow with the logarithm of the pool.
///
/// 200 members in the ordinary build, for a pool that forms at once tells n² rumours; `-Dsim.pool=1000` in CI.
class LargePoolTest {

    private static final int SIZE = Integer.getInteger("sim.pool", 200);

    @Test
    void everybodyLearnsOfAJoinAnUpdateAndADeathInTime() {
        var simulation = new Simulation(1, EventLog.off());
        var pool = new GossipPool(simulation, SIZE, PlantedBug.NONE);
        var last = pool.nodes().getLast();
        var name = new MemberName(last.name());

        boolean met = simulation.runUntil(() -> everybodyKnowsEverybody(pool), Duration.ofMinutes(2));
        simulation.runFor(Duration.ofSeconds(30));
        last.give(new SerfInput.SetTags(new AskTicket(1), Tags.of(Map.of("role", "new"))));
        Duration updated = timeUntil(
                simulation, pool, name, member -> member.tags().value("role").isPresent());
        last.crash();
        Duration dead = timeUntil(simulation, pool, name, member -> member.status() == MemberStatus.FAILED);

        assertThat(met).isTrue();
        assertThat(updated).isLessThan(spread(pool));
        assertThat(dead).isLessThan(death(pool));
    }

    /// Each round a rumour reaches three more for each that knows it; twice the rounds of a doubling leave room for
    /// those whom chance passes over.
    private static Duration spread(GossipPool pool) {
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(SIZE - 1);
        return pool.swim().gossipInterval().multipliedBy(2L * doublings);
    }

    /// Somebody probes it within 10 intervals (all chances to the contrary: e^-10), and waits one for the answers;
    /// then the shortest suspicion, for in a large pool the confirmations come at once; then the news has to get
    /// around twice.
    private static Duration death(GossipPool pool) {
        Duration suspicion = Scaling.suspicionMinimum(
                pool.swim().suspicionMultiplier(), SIZE, pool.swim().probeInterval());
        return pool.swim()
                .probeInterval()
                .multipliedBy(11)
                .plus(suspicion)
                .plus(spread(pool).multipliedBy(2));
    }

    private static Duration timeUntil(
            Simulation simulation, GossipPool pool, MemberName name, Predicate<SerfMember> known) {
        Duration from = simulation.clock().elapsed();
        simulation.runUntil(() -> everybody(pool, name, known), Duration.ofMinutes(2));
        return simulation.clock().elapsed().minus(from);
    }

    /// Looks from the end, where a change that has not got around is found at once.
    private static boolean everybody(GossipPool pool, MemberName name, Predicate<SerfMember> known) {
        return pool.nodes().stream()
                .filter(node -> node.isUp())
                .allMatch(node -> node.program()
                        .orElseThrow()
                        .serf()
                        .member(name)
                        .filter(known)
                        .isPresent());
    }

    private static boolean everybodyKnowsEverybody(GossipPool pool) {
        return pool.nodes().stream()
                .allMatch(node -> node.program()
                        .filter(program -> program.serf().membership().present() == SIZE)
                        .isPresent());
    }
}
