/// A small machine to show how the loop and the simulator are used: a ping, and a failure detector with suspicion.
///
///     ProbeDue ─▶ Send(Ping) ─▶ …no Ack in time… ─▶ SUSPECT ─▶ …no word until the suspicion ends… ─▶ DEAD
///                                                      └────────── any message from the peer ─────────┴──▶ ALIVE
///
/// The same machine and the same outlet run on [io.tombolo.runtime.loop.Driver] over real sockets (a test does)
/// and in the simulator ([io.tombolo.testing.sim.sample.DetectorScenario]). Not the product's detector: that is
/// SWIM, in `core/gossip`.
@NullMarked
package io.tombolo.testing.sim.sample;

import org.jspecify.annotations.NullMarked;
