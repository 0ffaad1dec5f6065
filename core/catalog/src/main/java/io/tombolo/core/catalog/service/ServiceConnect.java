package io.tombolo.core.catalog.service;

import io.tombolo.core.wire.binding.WireField;

/// How an instance takes part in Connect. Source: RPC sheet 16, "ServiceConnect".
///
/// The sheet's `SidecarService` is only in registrations with an agent, never in the catalog.
///
/// @param speaksConnect whether it needs no proxy
public record ServiceConnect(
        @WireField(name = "Native", omitEmpty = WireField.Omission.JSON)
        boolean speaksConnect) {

    /// Of an ordinary instance.
    public static final ServiceConnect NONE = new ServiceConnect(false);
}
