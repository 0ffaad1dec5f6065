/// Membership as the memberlist and serf libraries speak it: codecs, SWIM with Lifeguard, and serf on top.
///
///     packet ─▶ codec ─▶ messages ─▶ SWIM ─▶ serf ─▶ events
///                                      └──────▶ packets, streams, timers
///
/// Every machine here takes clock, randomness and network from outside, so that the simulator runs what is shipped.
@NullMarked
package io.tombolo.core.gossip;

import org.jspecify.annotations.NullMarked;
