package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.util.Map;

/// A way to log in. Source: RPC sheet 16, "ACLAuthMethod".
///
/// @param description   free text
/// @param maxTokenTtl   upper bound for created tokens
/// @param tokenLocality empty, local or global
/// @param config        opaque configuration map
public record AclAuthMethod(
        String description,
        String displayName,
        @WireField(name = "MaxTokenTTL") Duration maxTokenTtl,
        String name,
        String tokenLocality,
        String type,
        Map<String, Value> config,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public AclAuthMethod {
        config = Sorted.copy(config);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "AclAuthMethod[name=%s, type=%s]".formatted(name, type);
    }
}
