package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.RpcMethod;
import java.util.List;

/// The methods of `ConfigEntry`. Source: RPC sheet 15.
public final class ConfigEntryMethods {

    private static final String SERVICE = "ConfigEntry";

    /// Writes an entry, in the primary. Whether it was done.
    public static final RpcMethod<ConfigEntryRequest, Boolean> APPLY =
            RpcMethod.write(SERVICE, "Apply", ConfigEntryRequest.class, Boolean.class);

    /// Removes an entry, in the primary. Up to 1.10 nothing is answered.
    public static final RpcMethod<ConfigEntryRequest, ConfigEntryDeleteResponse> DELETE =
            RpcMethod.write(SERVICE, "Delete", ConfigEntryRequest.class, ConfigEntryDeleteResponse.class);

    /// One entry.
    public static final RpcMethod<ConfigEntryQuery, ConfigEntryResponse> GET =
            RpcMethod.read(SERVICE, "Get", ConfigEntryQuery.class, ConfigEntryResponse.class);

    /// The entries of a kind.
    public static final RpcMethod<ConfigEntryQuery, IndexedConfigEntries> LIST =
            RpcMethod.read(SERVICE, "List", ConfigEntryQuery.class, IndexedConfigEntries.class);

    /// The entries of the kinds that the caller knows. Secondaries keep up by it.
    public static final RpcMethod<ConfigEntryListAllRequest, IndexedGenericConfigEntries> LIST_ALL =
            RpcMethod.read(SERVICE, "ListAll", ConfigEntryListAllRequest.class, IndexedGenericConfigEntries.class);

    /// All that is configured for a service, put together.
    public static final RpcMethod<ServiceConfigRequest, ServiceConfigResponse> RESOLVE_SERVICE_CONFIG =
            RpcMethod.read(SERVICE, "ResolveServiceConfig", ServiceConfigRequest.class, ServiceConfigResponse.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, DELETE, GET, LIST, LIST_ALL, RESOLVE_SERVICE_CONFIG);

    private ConfigEntryMethods() {}
}
