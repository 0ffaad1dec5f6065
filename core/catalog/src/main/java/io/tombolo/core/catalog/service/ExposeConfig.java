package io.tombolo.core.catalog.service;

import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// What a proxy serves without mutual TLS. Source: RPC sheet 16, "ExposeConfig".
public record ExposeConfig(
        @WireField(omitEmpty = WireField.Omission.JSON) boolean checks,
        @WireField(omitEmpty = WireField.Omission.JSON) List<ExposePath> paths) {

    /// Nothing.
    public static final ExposeConfig NONE = new ExposeConfig(false, List.of());

    /// Takes a copy of the list.
    public ExposeConfig {
        paths = List.copyOf(paths);
    }
}
