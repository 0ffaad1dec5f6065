package io.tombolo.contract.rpc.configentry;

import io.tombolo.core.wire.binding.WireField;

/// What a proxy writes down. Source: RPC sheet 16, "AccessLogsConfig".
///
/// @param disableListenerLogs no listener logs
/// @param jsonFormat          log format
/// @param textFormat          log format
public record AccessLogsConfig(
        boolean disableListenerLogs,
        boolean enabled,
        @WireField(name = "JSONFormat") String jsonFormat,
        String path,
        String textFormat,
        String type) {}
