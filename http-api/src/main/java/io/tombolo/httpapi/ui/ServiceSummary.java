package io.tombolo.httpapi.ui;

import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// A service in one line.
///
/// @param nodes           the node of each instance
/// @param externalSources who registered it, other than agents
record ServiceSummary(
        @WireField(omitEmpty = WireField.Omission.JSON) String kind,
        String name,
        String datacenter,
        List<String> tags,
        List<String> nodes,
        List<String> externalSources,
        int instanceCount,
        int checksPassing,
        int checksWarning,
        int checksCritical,
        GatewayConfig gatewayConfig,
        boolean transparentProxy,
        boolean connectedWithProxy,
        boolean connectedWithGateway) {

    /// What a gateway serves.
    record GatewayConfig(
            @WireField(omitEmpty = WireField.Omission.JSON) int associatedServiceCount,
            @WireField(omitEmpty = WireField.Omission.JSON) List<String> addresses) {

        static final GatewayConfig NONE = new GatewayConfig(0, List.of());
    }
}
