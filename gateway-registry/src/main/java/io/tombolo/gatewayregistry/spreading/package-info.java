/// The machines of `core/federation` that spread federation states, each on its thread while this server leads.
///
///     own catalog ─▶ [CatalogWatch] ─▶ [RunningPublisher] ─▶ the primary's store
///                                                               │
///     own store ◀── [RunningReplicator] ◀──────────────────────┘ ◀── [RunningPruner]
///         └─▶ [StatesWatch], on every server ─▶ locator
///
/// What is the leader's own business is asked of its own catalog directly, without a token; what is asked of the
/// primary carries the replication token. Source: WAN federation sheet 4.4 to 4.6.
@NullMarked
package io.tombolo.gatewayregistry.spreading;

import org.jspecify.annotations.NullMarked;
