package io.tombolo.core.catalog.operator;

import io.tombolo.core.wire.binding.Unsigned;

/// What changes the operators' records.
public sealed interface OperatorCommand {

    /// Replaces the configuration of autopilot.
    record SetAutopilot(AutopilotConfig config) implements OperatorCommand {}

    /// Replaces the configuration of autopilot, if it last changed at an index.
    record CheckAndSetAutopilot(
            AutopilotConfig config, @Unsigned long index) implements OperatorCommand {}

    /// Puts a mark.
    record SetMetadata(String key, String value) implements OperatorCommand {}

    /// Removes a mark. Done also if there is none.
    record DeleteMetadata(String key) implements OperatorCommand {}
}
