package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.core.wire.binding.WireField;

/// What holds when a query is asked by DNS. Source: RPC sheet 16, "QueryDNSOptions".
///
/// @param ttl text such as 10s
public record QueryDnsOptions(@WireField(name = "TTL") String ttl) {}
