/// The data plane between datacenters: one TLS port, routed by server name, relayed byte by byte, never
/// decrypted.
///
///     servers of the own datacenter ─▶ control ─▶ routes
///     connection ─▶ relay: server name ─▶ route ─▶ two sockets, joined          registration ─▶ agent
///
/// [io.tombolo.meshgateway.MeshGateway] puts these together and knows no Spring;
/// [io.tombolo.meshgateway.MeshGatewayApplication] is the process around it, with health and metrics.
@NullMarked
package io.tombolo.meshgateway;

import org.jspecify.annotations.NullMarked;
