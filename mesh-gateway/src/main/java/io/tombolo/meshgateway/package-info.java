/// The data plane between datacenters: one TLS port, routed by server name, relayed byte by byte, never
/// decrypted.
///
///     connection ─▶ server name ─▶ route ─▶ relay
@NullMarked
package io.tombolo.meshgateway;

import org.jspecify.annotations.NullMarked;
