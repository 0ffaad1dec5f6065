package io.tombolo.core.catalog.service;

import io.tombolo.core.wire.binding.WireField;

/// How traffic is caught for a proxy. Source: RPC sheet 16, "TransparentProxyConfig".
public record TransparentProxyConfig(
        @WireField(omitEmpty = WireField.Omission.JSON) int outboundListenerPort,
        @WireField(omitEmpty = WireField.Omission.JSON) boolean dialedDirectly) {

    /// Nothing said.
    public static final TransparentProxyConfig NONE = new TransparentProxyConfig(0, false);
}
