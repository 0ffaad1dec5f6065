package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.filter.Selectors;

/// What filters can name of services. Source: HTTP sheet 1.9.
public final class ServiceSelectors {

    private static final Selectors<ServiceAddress> ADDRESS = Selectors.<ServiceAddress>of()
            .text("Address", ServiceAddress::address)
            .whole("Port", ServiceAddress::port);

    private static final Selectors<Weights> WEIGHTS =
            Selectors.<Weights>of().whole("Passing", Weights::passing).whole("Warning", Weights::warning);

    private static final Selectors<MeshGatewayConfig> MESH_GATEWAY =
            Selectors.<MeshGatewayConfig>of().text("Mode", MeshGatewayConfig::mode);

    private static final Selectors<TransparentProxyConfig> TRANSPARENT_PROXY = Selectors.<TransparentProxyConfig>of()
            .whole("OutboundListenerPort", TransparentProxyConfig::outboundListenerPort);

    private static final Selectors<Upstream> UPSTREAM = Selectors.<Upstream>of()
            .text("DestinationType", Upstream::destinationType)
            .text("DestinationNamespace", Upstream::destinationNamespace)
            .text("DestinationName", Upstream::destinationName)
            .text("Datacenter", Upstream::datacenter)
            .text("LocalBindAddress", Upstream::localBindAddress)
            .whole("LocalBindPort", Upstream::localBindPort)
            .record("MeshGateway", Upstream::meshGateway, MESH_GATEWAY);

    private static final Selectors<ConnectProxyConfig> PROXY = Selectors.<ConnectProxyConfig>of()
            .text("DestinationServiceName", ConnectProxyConfig::destinationServiceName)
            .text("DestinationServiceID", ConnectProxyConfig::destinationServiceId)
            .text("LocalServiceAddress", ConnectProxyConfig::localServiceAddress)
            .whole("LocalServicePort", ConnectProxyConfig::localServicePort)
            .text("Mode", ConnectProxyConfig::mode)
            .record("MeshGateway", ConnectProxyConfig::meshGateway, MESH_GATEWAY)
            .record("TransparentProxy", ConnectProxyConfig::transparentProxy, TRANSPARENT_PROXY)
            .records("Upstreams", ConnectProxyConfig::upstreams, UPSTREAM);

    private static final Selectors<ServiceConnect> CONNECT =
            Selectors.<ServiceConnect>of().truth("Native", ServiceConnect::speaksConnect);

    /// Of an instance seen from its node: agent/services, catalog/node, and below `Service` in health.
    public static final Selectors<NodeService> SERVICE = Selectors.<NodeService>of()
            .text("ID", NodeService::id)
            .text("Service", NodeService::service)
            .text("Kind", NodeService::kind)
            .text("Address", NodeService::address)
            .whole("Port", NodeService::port)
            .texts("Tags", NodeService::tags)
            .textMap("Meta", NodeService::meta)
            .recordMap("TaggedAddresses", NodeService::taggedAddresses, ADDRESS)
            .optional("Weights", NodeService::weights, WEIGHTS)
            .truth("EnableTagOverride", NodeService::enableTagOverride)
            .record("Proxy", NodeService::proxy, PROXY)
            .record("Connect", NodeService::connect, CONNECT);

    /// Of an instance with its node: catalog/service.
    public static final Selectors<ServiceNode> SERVICE_NODE = Selectors.<ServiceNode>of()
            .text("ID", ServiceNode::id)
            .text("Node", ServiceNode::node)
            .text("Address", ServiceNode::address)
            .text("Datacenter", ServiceNode::datacenter)
            .textMap("TaggedAddresses", ServiceNode::taggedAddresses)
            .textMap("NodeMeta", ServiceNode::nodeMeta)
            .text("ServiceID", ServiceNode::serviceId)
            .text("ServiceName", ServiceNode::serviceName)
            .text("ServiceKind", ServiceNode::serviceKind)
            .text("ServiceAddress", ServiceNode::serviceAddress)
            .whole("ServicePort", ServiceNode::servicePort)
            .texts("ServiceTags", ServiceNode::serviceTags)
            .textMap("ServiceMeta", ServiceNode::serviceMeta)
            .recordMap("ServiceTaggedAddresses", ServiceNode::serviceTaggedAddresses, ADDRESS)
            .record("ServiceWeights", ServiceNode::serviceWeights, WEIGHTS)
            .truth("ServiceEnableTagOverride", ServiceNode::serviceEnableTagOverride)
            .record("ServiceProxy", ServiceNode::serviceProxy, PROXY)
            .record("ServiceConnect", ServiceNode::serviceConnect, CONNECT);

    private ServiceSelectors() {}
}
