package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// A role, if there is one. Source: RPC sheet 16, "ACLRoleResponse".
///
/// @param role the role, none when absent
public record AclRoleResponse(
        Optional<AclRole> role, @Embedded QueryMeta meta) {}
