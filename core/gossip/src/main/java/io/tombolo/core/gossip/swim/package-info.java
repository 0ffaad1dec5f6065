/// SWIM membership with Lifeguard, as memberlist speaks it: who is in the pool, who is suspected, who is gone.
///
///     packet  ─▶ SwimInput ─▶ Membership.step ─▶ SwimOutput ─▶ the shell sends, opens streams, arms timers,
///     stream  ─▶                   │                            announces, hands on what is for the layer above
///     timer   ─▶     Probing · IndirectProbes · Rumours · Dissemination · AntiEntropy
///     command ─▶                   │
///                    MemberTable · BroadcastQueue · Awareness · Suspicion
///
/// Holds no socket and no clock; one thread owns a [Membership]. What rides along in packets and push/pulls comes
/// from the layer above through [Cargo], who may enter is said by [Admission].
/// Source: Das et al., SWIM (2002); Lifeguard (2018); gossip sheet 7 to 12 and 24.
@NullMarked
package io.tombolo.core.gossip.swim;

import org.jspecify.annotations.NullMarked;
