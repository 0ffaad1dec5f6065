/// JSON as the peers write and read it over HTTP, from the same declarations as MessagePack.
///
///     record ─▶ [io.tombolo.core.wire.json.JsonCodec] ─▶ [io.tombolo.core.wire.json.JsonWriter] ─▶ bytes
///     bytes ─▶ [io.tombolo.core.wire.json.JsonParser] ─▶ [io.tombolo.core.wire.json.Json] ─▶ JsonCodec ─▶ record
///
/// Texts of errors are those that callers know from the peers. Source: HTTP sheet 1.1, 1.10 and 1.11.
@NullMarked
package io.tombolo.core.wire.json;

import org.jspecify.annotations.NullMarked;
