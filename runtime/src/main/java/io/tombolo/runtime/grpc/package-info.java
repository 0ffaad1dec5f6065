/// gRPC between the services of one server node: where they listen and how they connect.
///
///     service ─▶ [InternalServer] ◀─ loopback, or mutual TLS ─ [InternalChannel] ◀─ adapter of a contract
///
/// Nothing else is allowed: an address other than loopback without TLS is refused. Source: design, section 2; ADR 4.
@NullMarked
package io.tombolo.runtime.grpc;

import org.jspecify.annotations.NullMarked;
