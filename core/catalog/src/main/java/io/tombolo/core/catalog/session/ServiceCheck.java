package io.tombolo.core.catalog.session;

import io.tombolo.core.wire.binding.WireField;

/// A check of a service that a session depends on. Source: RPC sheet 16, "ServiceCheck".
public record ServiceCheck(
        @WireField(name = "ID") String id,
        @WireField(omitEmpty = WireField.Omission.JSON) String namespace) {}
