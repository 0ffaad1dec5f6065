/// One log that the servers of a datacenter agree on, and the state that each of them builds from it.
///
///     propose ─▶ [ReplicatedLog] ─▶ on disk at a majority ─▶ [ReplicatedState].apply ─▶ answer
///                      │                                           ▲      │
///                      └── standing, voters                restore ┘      └ snapshot
///
/// The engine behind it is chosen in `docs/adr/0005-raft-engine.md` and shows nowhere else. Raft runs threads of its
/// own, so it is not a machine. Source: design 4; RPC sheet 6 and 8.
@NullMarked
package io.tombolo.catalogservice.log;

import org.jspecify.annotations.NullMarked;
