/// Binds records to the wire: one declaration serves MessagePack over RPC and JSON over HTTP.
///
///     record Node(@WireField(name = "ID") String id, String node, @Embedded RaftIndex raft)
///        │
///        ├─▶ WireCodec.of(Node.class)                 writes and reads {CreateIndex, ID, ModifyIndex, Node}
///        └─▶ RecordCodec.of(Node.class).fields()      names, omission and getters, for whoever writes JSON
///
/// A record is read by reflection once. What is left for each message is a compiled getter per field when writing, and
/// one
/// method handle that calls the canonical constructor when reading.
///
/// | Go | here |
/// |---|---|
/// | `string`, named strings | `String`, or a record marked [io.tombolo.core.wire.binding.NamedType] |
/// | `int`, `uint32` and smaller | `int` or `long` |
/// | `uint64` | `@Unsigned long` |
/// | `float64`, `float32`, `bool` | `double`, `float`, `boolean` |
/// | `[]byte` | [io.tombolo.core.wire.Bytes], a slice of the message |
/// | `time.Time` | `Instant`, or [io.tombolo.core.wire.binding.GoTime] where the zone matters |
/// | `time.Duration` | `Duration` |
/// | struct | record; a missing one is the record of zero values |
/// | embedded struct | record marked [io.tombolo.core.wire.binding.Embedded], its fields stand in the parent |
/// | `*T` | `Optional<T>` |
/// | `[]T`, `map[K]V` | `List<T>`, `Map<K, V>`; nil reads as empty, and empty is written as nil unless the field says
/// so |
/// | `any` | [io.tombolo.core.wire.msgpack.Value] |
/// | own binary form | a type marked [io.tombolo.core.wire.binding.EncodedBy] or [io.tombolo.core.wire.binding.Wrapped]
/// |
///
/// Keys are matched with their case; unknown ones are skipped, missing ones read as zero. A record in the form of a
/// list,
/// which real decoders take and nobody sends, is refused.
/// Source: RPC sheet 4.
@NullMarked
package io.tombolo.core.wire.binding;

import org.jspecify.annotations.NullMarked;
