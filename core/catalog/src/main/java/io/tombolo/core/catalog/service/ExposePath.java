package io.tombolo.core.catalog.service;

import io.tombolo.core.wire.binding.WireField;

/// A path that a proxy serves without mutual TLS. Source: RPC sheet 16, "ExposePath".
public record ExposePath(
        @WireField(omitEmpty = WireField.Omission.JSON) int listenerPort,
        @WireField(omitEmpty = WireField.Omission.JSON) String path,
        @WireField(omitEmpty = WireField.Omission.JSON) int localPathPort,
        @WireField(omitEmpty = WireField.Omission.JSON) String protocol,
        @WireField(omitEmpty = WireField.Omission.JSON) boolean parsedFromCheck) {}
