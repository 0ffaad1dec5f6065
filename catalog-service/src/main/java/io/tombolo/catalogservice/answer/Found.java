package io.tombolo.catalogservice.answer;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.store.Store;

/// What a read found.
///
/// @param store in which it was found
/// @param meta  how
public record Found<T>(T value, Store store, QueryMeta meta) {}
