/// The deterministic simulator: shipped machines on a virtual clock, network and disk, in one thread, from one
/// seed.
///
///                    ┌──────────────── Simulation: seed, queue of events by virtual time ───────────────┐
///     at("12 s", ─▶  │  SimulatedNode (up · paused · down)          SimulatedNode                        │
///      partition)    │    NodeProgram: Machine + Outlet               …                                  │
///                    │    Timers (shipped), own randomness, disk                                         │
///                    │        │ Host.send, connect    ▲ onPacket, onStream                               │
///                    │        ▼                       │                                                  │
///                    │  SimulatedNetwork: sites, links, cuts    SimulatedClock    SimulatedDisk          │
///                    └──▶ EventLog: a line per event ──▶ Invariants: checked after every event ─────────┘
///
/// To simulate a machine, write its [io.tombolo.testing.sim.NodeProgram]: how an output becomes a packet or a
/// timer (the shipped [io.tombolo.runtime.loop.Outlet] seam) and how a packet becomes an input. `sample` is an
/// example to copy. The same seed gives the same run, event by event. Source: design 5; `docs/simulation.md`.
@NullMarked
package io.tombolo.testing.sim;

import org.jspecify.annotations.NullMarked;
