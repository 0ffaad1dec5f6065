/// What all gRPC adapters of the contracts share: methods whose messages are records, calls, and feeds.
///
///     client of a contract ─▶ [Sibling] ─ gRPC, MessagePack ─▶ [Answers] ─▶ the service that implements it
///                              a feed subscribes again          a feed that reads too slowly is ended
///
/// Source: ADR 4.
@NullMarked
package io.tombolo.contract.grpc;

import org.jspecify.annotations.NullMarked;
