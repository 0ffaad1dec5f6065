/// Keys and values.
///
///     KvCommand ─▶ KvEntries ─┬─ kvs         entry by key, and by the session that holds it
///                             └─ tombstones  what was deleted, so that the index of a prefix does not go back
///     KvQueries ─▶ Answer(index, value, watches)
///
/// Indexes that users see: of a present key, when it last changed; of an absent one, when the table did; of a
/// prefix, the greatest of its entries and tombstones, or the table's if it has neither.
///
/// Tombstones are collected in time. Consul's index of a prefix can go back then; here the greatest collected
/// index becomes the least that any prefix answers (`kvs-collected`), which at worst wakes a reader once for
/// nothing. Source: HTTP sheet 1.5 and 3.2; RPC sheet 15, "KVS".
@NullMarked
package io.tombolo.core.catalog.kv;

import org.jspecify.annotations.NullMarked;
