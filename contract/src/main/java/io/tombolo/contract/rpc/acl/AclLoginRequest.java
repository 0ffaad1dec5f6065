package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// Asks for a token in exchange for one of somebody else. Source: RPC sheet 16, "ACLLoginRequest".
///
/// @param auth login parameters, never none in a valid login
public record AclLoginRequest(
        String datacenter,
        Optional<AclLoginParams> auth,
        @Embedded WriteRequest write) {}
