package io.tombolo.httpapi.catalog;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.WireField;

/// The body of a deregistration: the fields that callers send, besides the address of the node, which some of them do.
///
/// @param writeRequest sent by callers that put it into bodies; not looked at
record Deregistration(
        String datacenter,
        String node,
        String address,
        @WireField(name = "ServiceID") String serviceId,
        @WireField(name = "CheckID") String checkId,
        WriteRequest writeRequest) {}
