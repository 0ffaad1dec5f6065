package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// What is hashed. Source: RPC sheet 16, "HashPolicy".
///
/// @param cookieConfig cookie hashing settings
/// @param field        header, cookie or query_parameter
/// @param fieldValue   name of the field
/// @param sourceIp     hash on source IP
/// @param terminal     stop after this policy
public record HashPolicy(
        Optional<CookieConfig> cookieConfig,
        String field,
        String fieldValue,
        @WireField(name = "SourceIP") boolean sourceIp,
        boolean terminal) {}
