/// The methods of `ConfigEntry`: what is configured for the whole datacenter, entry by entry.
///
///     Apply, Delete ─▶ primary ── ListAll ─▶ every secondary
///
/// Entries are carried and not looked into: what an entry of a kind says is for those who use it. Most messages
/// travel as several values inside one byte string, each of which begins with the kind, and an entry that is
/// wrapped itself stays as it is. Source: RPC sheet 4.7, 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.configentry;

import org.jspecify.annotations.NullMarked;
