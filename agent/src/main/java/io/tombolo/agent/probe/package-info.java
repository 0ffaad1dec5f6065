/// Probes: the part of a check that goes out and looks.
///
///     Probe ─▶ Probes ─▶ one of 256 turns ─┬─▶ HttpProbe, TcpProbe, UdpProbe    ─┬─▶ Finding
///                                          └─▶ GrpcProbe, H2PingProbe, ScriptProbe ─┘
///
/// Every probe has a deadline, and keeps no more of the answer than its check does. Source: HTTP sheet 2.3.
@NullMarked
package io.tombolo.agent.probe;

import org.jspecify.annotations.NullMarked;
