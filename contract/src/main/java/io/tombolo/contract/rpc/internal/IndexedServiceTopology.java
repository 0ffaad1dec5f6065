package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// What a service talks to. Source: RPC sheet 16, "IndexedServiceTopology".
///
/// @param filteredByAcls  true when something was hidden
/// @param serviceTopology topology, none when unknown
public record IndexedServiceTopology(
        @WireField(name = "FilteredByACLs") boolean filteredByAcls,
        Optional<ServiceTopology> serviceTopology,
        @Embedded QueryMeta meta) {}
