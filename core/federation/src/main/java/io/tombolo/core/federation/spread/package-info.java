/// How federation states spread: from each datacenter's leader to the primary, and from there to all.
///
///     leader of dc2: StatePublisher ──write──▶ primary's raft ──blocking list──▶ StateReplicator: leader of dc3, dc2 …
///                                                   ▲                                    └▶ own raft
///                                      StatePruner ─┘ removes datacenters that are gone
///
/// Each runs on leaders only, and each counts its rounds: an answer to a round that was called off is ignored.
/// Source: WAN federation sheet 4.4 to 4.6.
@NullMarked
package io.tombolo.core.federation.spread;

import org.jspecify.annotations.NullMarked;
