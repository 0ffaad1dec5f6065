package io.tombolo.core.catalog.service;

import io.tombolo.core.wire.binding.WireField;

/// Which mesh gateways a proxy uses. Source: RPC sheet 16, "MeshGatewayConfig".
///
/// @param mode empty, `none`, `local` or `remote`
public record MeshGatewayConfig(
        @WireField(omitEmpty = WireField.Omission.JSON) String mode) {

    /// Nothing said.
    public static final MeshGatewayConfig NONE = new MeshGatewayConfig("");
}
