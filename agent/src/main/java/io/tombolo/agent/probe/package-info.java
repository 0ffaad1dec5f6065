/// Probes: the part of a check that goes out and looks.
///
///     Probe ─▶ Probes ─▶ a turn of 256 ─▶ HttpProbe, TcpProbe, UdpProbe, GrpcProbe, H2PingProbe, ScriptProbe ─▶
/// Finding
///
/// Every probe has a deadline, and keeps no more of the answer than its check does. Source: HTTP sheet 2.3.
@NullMarked
package io.tombolo.agent.probe;

import org.jspecify.annotations.NullMarked;
