package io.tombolo.contract.rpc.operator;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Changes how servers are looked after. Source: RPC sheet 16, "AutopilotSetConfigRequest".
///
/// @param cas    only write if ModifyIndex of Config matches
/// @param config new configuration
public record AutopilotSetConfigRequest(
        String datacenter,
        @WireField(name = "CAS") boolean cas,
        AutopilotConfig config,
        @Embedded WriteRequest write) {}
