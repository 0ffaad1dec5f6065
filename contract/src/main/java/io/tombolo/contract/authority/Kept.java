package io.tombolo.contract.authority;

import io.tombolo.contract.rpc.query.QueryMeta;

/// A record as it was found.
///
/// @param meta how and at which index: what a conditional write names, and what a waiting read waits to pass
public record Kept<T>(T value, QueryMeta meta) {}
