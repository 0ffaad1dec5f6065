/// Says who is there: runs the WAN pool and the LAN pool, and tells the other parts of every change.
///
///     UDP, TCP ─▶ codec ─▶ inbox ─▶ driver ─▶ SerfMachine.step ─▶ PoolOutlet ─┬▶ Transport ─▶ UDP, TCP
///                                     ▲                                        ├▶ timers
///     Members (join, leave, query) ───┘                                        ├▶ snapshot and keyring files
///                                                                              └▶ MemberFeed, log, metrics
///
/// [GossipPool] is one pool and can be used on its own; [GossipMembers] is the contract over both. A [Transport]
/// decides how a peer is reached: here directly, elsewhere through gateways.
@NullMarked
package io.tombolo.gossipservice;

import org.jspecify.annotations.NullMarked;
