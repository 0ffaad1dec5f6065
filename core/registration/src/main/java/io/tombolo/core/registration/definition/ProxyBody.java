package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.ExposeConfig;
import io.tombolo.core.catalog.service.ExposePath;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.catalog.service.TransparentProxyConfig;
import io.tombolo.core.catalog.service.Upstream;
import io.tombolo.core.registration.written.FieldReader;
import java.util.List;

/// Reads what a proxy stands for. Source: HTTP sheet 1.10 and 2.1.
final class ProxyBody {

    /// What an upstream leads to if nothing is said.
    private static final String SERVICE = "service";

    private ProxyBody() {}

    static ConnectProxyConfig read(FieldReader in) {
        in.accept("EnvoyExtensions", "MutualTLSMode", "AccessLogs");
        var proxy = new ConnectProxyConfig(
                in.text("DestinationServiceName", "destination_service_name"),
                in.text("DestinationServiceID", "destination_service_id"),
                in.text("LocalServiceAddress", "local_service_address"),
                in.whole("LocalServicePort", "local_service_port"),
                in.text("LocalServiceSocketPath", "local_service_socket_path"),
                in.text("Mode"),
                in.anything("Config"),
                in.objects(ProxyBody::upstream, "Upstreams"),
                in.object(ProxyBody::meshGateway, "MeshGateway", "mesh_gateway").orElse(MeshGatewayConfig.NONE),
                in.object(ProxyBody::expose, "Expose").orElse(ExposeConfig.NONE),
                in.object(ProxyBody::transparent, "TransparentProxy", "transparent_proxy")
                        .orElse(TransparentProxyConfig.NONE));
        in.refuseOthers();
        return proxy;
    }

    private static Upstream upstream(FieldReader in) {
        in.accept("DestinationPeer", "destination_peer", "DestinationPartition", "destination_partition");
        String type = in.text("DestinationType", "destination_type");
        var upstream = new Upstream(
                type.isEmpty() ? SERVICE : type,
                in.text("DestinationNamespace", "destination_namespace"),
                in.text("DestinationName", "destination_name"),
                in.text("Datacenter"),
                in.text("LocalBindAddress", "local_bind_address"),
                in.whole("LocalBindPort", "local_bind_port"),
                in.text("LocalBindSocketPath", "local_bind_socket_path"),
                in.text("LocalBindSocketMode", "local_bind_socket_mode"),
                in.anything("Config"),
                in.object(ProxyBody::meshGateway, "MeshGateway", "mesh_gateway").orElse(MeshGatewayConfig.NONE),
                List.of(),
                in.truth("CentrallyConfigured"));
        in.refuseOthers();
        return upstream;
    }

    private static MeshGatewayConfig meshGateway(FieldReader in) {
        var config = new MeshGatewayConfig(in.text("Mode"));
        in.refuseOthers();
        return config;
    }

    private static TransparentProxyConfig transparent(FieldReader in) {
        var config = new TransparentProxyConfig(
                in.whole("OutboundListenerPort", "outbound_listener_port"),
                in.truth("DialedDirectly", "dialed_directly"));
        in.refuseOthers();
        return config;
    }

    private static ExposeConfig expose(FieldReader in) {
        var config = new ExposeConfig(in.truth("Checks"), in.objects(ProxyBody::path, "Paths"));
        in.refuseOthers();
        return config;
    }

    private static ExposePath path(FieldReader in) {
        var path = new ExposePath(
                in.whole("ListenerPort", "listener_port"),
                in.text("Path"),
                in.whole("LocalPathPort", "local_path_port"),
                in.text("Protocol"),
                in.truth("ParsedFromCheck", "parsed_from_check"));
        in.refuseOthers();
        return path;
    }
}
