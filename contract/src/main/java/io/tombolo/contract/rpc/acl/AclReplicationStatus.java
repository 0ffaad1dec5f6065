package io.tombolo.contract.rpc.acl;

import io.tombolo.core.wire.binding.Unsigned;
import java.time.Instant;

/// How far the primary's tokens, policies and roles have come. Source: RPC sheet 16, "ACLReplicationStatus".
///
/// @param lastError            time of last failure
/// @param lastErrorMessage     text of last failure
/// @param lastSuccess          time of last success
/// @param replicatedIndex      last replicated policy index
/// @param replicatedRoleIndex  last replicated role index
/// @param replicatedTokenIndex last replicated token index
/// @param replicationType      legacy, policies or tokens
/// @param running              replication loop is running
/// @param sourceDatacenter     datacenter that answered or is replicated from
public record AclReplicationStatus(
        boolean enabled,
        Instant lastError,
        String lastErrorMessage,
        Instant lastSuccess,
        @Unsigned long replicatedIndex,
        @Unsigned long replicatedRoleIndex,
        @Unsigned long replicatedTokenIndex,
        String replicationType,
        boolean running,
        String sourceDatacenter) {}
