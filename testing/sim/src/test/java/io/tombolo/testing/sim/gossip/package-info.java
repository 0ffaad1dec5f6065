/// Gossip in the simulator: the shipped [io.tombolo.core.gossip.serf.SerfMachine] on every node.
///
///     GossipPool: nodes, faults from the seed, invariants
///          └─ GossipProgram: SerfMachine ◀─▶ packets, streams, timers of the simulator
///                 └─ PlantedBug: what the invariants must catch
///
/// Packets travel as values, filled to the length that the shipped codec would give them.
@NullMarked
package io.tombolo.testing.sim.gossip;

import org.jspecify.annotations.NullMarked;
