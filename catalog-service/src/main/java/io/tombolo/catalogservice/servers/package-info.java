/// The servers of this datacenter, as they find each other by gossip: who votes is the log's to say, where a
/// voter is
/// is said here.
///
///     LAN pool ─▶ [LanServers] ─┬─▶ where a voter is reached
///     log: leader, voters ──────┴─▶ [CatalogLeadership]: where the leader takes calls
///
/// Source: RPC sheet 8.
@NullMarked
package io.tombolo.catalogservice.servers;

import org.jspecify.annotations.NullMarked;
