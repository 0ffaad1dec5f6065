package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;

/// A way to log in, as lists show it. Source: RPC sheet 16, "ACLAuthMethodListStub".
///
/// @param description   free text
/// @param maxTokenTtl   upper bound for created tokens
/// @param tokenLocality empty, local or global
public record AclAuthMethodListStub(
        String description,
        String displayName,
        @WireField(name = "MaxTokenTTL") Duration maxTokenTtl,
        String name,
        String tokenLocality,
        String type,
        @Embedded RaftIndex raft) {}
