package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.catalog.IndexedServiceList;
import io.tombolo.contract.rpc.health.IndexedCheckServiceNodes;
import io.tombolo.contract.rpc.intention.IndexedIntentions;
import io.tombolo.contract.rpc.intention.IntentionQueryRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import java.util.List;

/// The methods of `Internal`. Source: RPC sheet 15.
public final class InternalMethods {

    private static final String SERVICE = "Internal";

    /// A node with its services and checks.
    public static final RpcMethod<NodeSpecificRequest, IndexedNodeDump> NODE_INFO =
            RpcMethod.read(SERVICE, "NodeInfo", NodeSpecificRequest.class, IndexedNodeDump.class);

    /// All nodes with their services and checks.
    public static final RpcMethod<DcSpecificRequest, IndexedNodeDump> NODE_DUMP =
            RpcMethod.read(SERVICE, "NodeDump", DcSpecificRequest.class, IndexedNodeDump.class);

    /// All instances with their checks. Mesh gateways of a datacenter are found by it.
    public static final RpcMethod<ServiceDumpRequest, IndexedNodesWithGateways> SERVICE_DUMP =
            RpcMethod.read(SERVICE, "ServiceDump", ServiceDumpRequest.class, IndexedNodesWithGateways.class);

    /// The services behind a gateway, with instances and checks.
    public static final RpcMethod<ServiceSpecificRequest, IndexedServiceDump> GATEWAY_SERVICE_DUMP =
            RpcMethod.read(SERVICE, "GatewayServiceDump", ServiceSpecificRequest.class, IndexedServiceDump.class);

    /// The intentions for the services behind a gateway; since 1.9.
    public static final RpcMethod<IntentionQueryRequest, IndexedIntentions> GATEWAY_INTENTIONS =
            RpcMethod.read(SERVICE, "GatewayIntentions", IntentionQueryRequest.class, IndexedIntentions.class);

    /// What a service calls, and what calls it; since 1.9.
    public static final RpcMethod<ServiceSpecificRequest, IndexedServiceTopology> SERVICE_TOPOLOGY =
            RpcMethod.read(SERVICE, "ServiceTopology", ServiceSpecificRequest.class, IndexedServiceTopology.class);

    /// The services that a service may call; since 1.10.
    public static final RpcMethod<ServiceSpecificRequest, IndexedServiceList> INTENTION_UPSTREAMS =
            RpcMethod.read(SERVICE, "IntentionUpstreams", ServiceSpecificRequest.class, IndexedServiceList.class);

    /// The destinations that a service may call; since 1.13.
    public static final RpcMethod<ServiceSpecificRequest, IndexedServiceList> INTENTION_UPSTREAMS_DESTINATION =
            RpcMethod.read(
                    SERVICE, "IntentionUpstreamsDestination", ServiceSpecificRequest.class, IndexedServiceList.class);

    /// The gateways in front of a service; since 1.13.
    public static final RpcMethod<ServiceSpecificRequest, IndexedCheckServiceNodes> SERVICE_GATEWAYS =
            RpcMethod.read(SERVICE, "ServiceGateways", ServiceSpecificRequest.class, IndexedCheckServiceNodes.class);

    /// The services of peers that may be called; since 1.13.
    public static final RpcMethod<PartitionSpecificRequest, IndexedPeeredServiceList> PEERED_UPSTREAMS =
            RpcMethod.read(SERVICE, "PeeredUpstreams", PartitionSpecificRequest.class, IndexedPeeredServiceList.class);

    /// The services that are exported to peers; since 1.13.
    public static final RpcMethod<DcSpecificRequest, IndexedExportedServiceList> EXPORTED_PEERED_SERVICES =
            RpcMethod.read(
                    SERVICE, "ExportedPeeredServices", DcSpecificRequest.class, IndexedExportedServiceList.class);

    /// The services that are exported to one peer; since 1.13.
    public static final RpcMethod<ServiceDumpRequest, IndexedServiceList> EXPORTED_SERVICES_FOR_PEER =
            RpcMethod.read(SERVICE, "ExportedServicesForPeer", ServiceDumpRequest.class, IndexedServiceList.class);

    /// How many nodes, services and checks there are; since 1.12.
    public static final RpcMethod<DcSpecificRequest, CatalogSummary> CATALOG_OVERVIEW =
            RpcMethod.read(SERVICE, "CatalogOverview", DcSpecificRequest.class, CatalogSummary.class);

    /// Gives a service addresses that somebody chose; since 1.16.
    public static final RpcMethod<AssignServiceManualVipsRequest, AssignServiceManualVipsResponse>
            ASSIGN_MANUAL_SERVICE_VIPS = RpcMethod.write(
                    SERVICE,
                    "AssignManualServiceVIPs",
                    AssignServiceManualVipsRequest.class,
                    AssignServiceManualVipsResponse.class);

    /// Lets a user event out.
    public static final RpcMethod<EventFireRequest, EventFireResponse> EVENT_FIRE =
            RpcMethod.write(SERVICE, "EventFire", EventFireRequest.class, EventFireResponse.class);

    /// Changes the keys of the gossip in all datacenters. Failures are in the answer.
    public static final RpcMethod<KeyringRequest, KeyringResponses> KEYRING_OPERATION =
            RpcMethod.write(SERVICE, "KeyringOperation", KeyringRequest.class, KeyringResponses.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(
            NODE_INFO,
            NODE_DUMP,
            SERVICE_DUMP,
            GATEWAY_SERVICE_DUMP,
            GATEWAY_INTENTIONS,
            SERVICE_TOPOLOGY,
            INTENTION_UPSTREAMS,
            INTENTION_UPSTREAMS_DESTINATION,
            SERVICE_GATEWAYS,
            PEERED_UPSTREAMS,
            EXPORTED_PEERED_SERVICES,
            EXPORTED_SERVICES_FOR_PEER,
            CATALOG_OVERVIEW,
            ASSIGN_MANUAL_SERVICE_VIPS,
            EVENT_FIRE,
            KEYRING_OPERATION);

    private InternalMethods() {}
}
