/// Serf on top of SWIM: who leaves and who fails, what happened, who can answer.
///
///     SerfInput ─▶ SerfMachine.step ─▶ SerfOutput
///                   │        ▲
///        SwimInput  ▼        │ SwimOutput, Cargo
///                  Membership (swim)
///
///     Roster  Intents        who is alive, leaving, left, failed; Lamport clocks
///     UserEvents             told to everybody once
///     Queries  OpenQueries   asked of everybody, answered directly; InternalQueries for pings, names and keys
///     Coordinates            Vivaldi: how far away everybody is
///     SnapshotRecorder       what is remembered over a restart
///     Departure  Rejoining   how a node goes, and comes back
///
/// One machine, one thread: the membership runs inside the [SerfMachine]. Source: gossip sheet 13 to 21.
@NullMarked
package io.tombolo.core.gossip.serf;

import org.jspecify.annotations.NullMarked;
