/// A bad network for real processes, in user space: TCP and UDP relays whose faults change while they run.
///
///     client ──▶ TcpRelay, UdpRelay ──▶ target        Direction.TO_TARGET
///            ◀──                    ◀──               Direction.TO_CLIENT
///                      ▲
///            LinkFaults: delay, jitter, loss, duplication, bandwidth, one-way cut, stall
///
/// For where the kernel has no `netem`: point a process at [io.tombolo.testing.kit.relay.TcpRelay#address()]
/// instead of at its peer. Listens on loopback only. Source: design 5.
@NullMarked
package io.tombolo.testing.kit.relay;

import org.jspecify.annotations.NullMarked;
