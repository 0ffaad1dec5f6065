package io.tombolo.contract.rpc.intention;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one source may do with a service. Source: RPC sheet 16, "SourceIntention".
///
/// @param action           allow or deny; empty when Permissions are used
/// @param description      free text
/// @param legacyCreateTime original creation time
/// @param legacyId         original intention id
/// @param legacyUpdateTime original update time
/// @param peer             peer name
/// @param precedence       computed precedence, higher wins
/// @param samenessGroup    empty in a community edition
/// @param legacyMeta       original meta
/// @param permissions      layer 7 permissions
public record SourceIntention(
        String action,
        String description,
        Optional<Instant> legacyCreateTime,
        @WireField(name = "LegacyID") String legacyId,
        Optional<Instant> legacyUpdateTime,
        String name,
        String peer,
        long precedence,
        String samenessGroup,
        String type,
        Map<String, String> legacyMeta,
        List<IntentionPermission> permissions) {

    /// Takes copies of the collections.
    public SourceIntention {
        legacyMeta = Sorted.copy(legacyMeta);
        permissions = List.copyOf(permissions);
    }
}
