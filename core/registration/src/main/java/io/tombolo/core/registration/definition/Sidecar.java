package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.ServiceKind;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.registration.written.FieldReader;
import io.tombolo.core.wire.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills in the proxy that is registered with a service. Source: HTTP sheet 2.3; vector `agent-service-sidecar`.
public final class Sidecar {

    private static final String SUFFIX = "-sidecar-proxy";
    private static final String LOOPBACK = "127.0.0.1";

    private Sidecar() {}

    /// The ID of the sidecar of an instance.
    public static String idOf(String serviceId) {
        return serviceId + SUFFIX;
    }

    /// The sidecar of a service, complete.
    ///
    /// @param port where it listens if it does not say
    public static ServiceRegistration of(ServiceRegistration parent, ServiceRegistration sidecar, int port) {
        NodeService whole = service(parent.service(), sidecar.service(), port);
        return new ServiceRegistration(
                whole,
                sidecar.checks().isEmpty() ? checks(parent.service(), whole) : sidecar.checks(),
                Optional.empty(),
                sidecar.token().isEmpty() ? parent.token() : sidecar.token());
    }

    private static NodeService service(NodeService parent, NodeService given, int port) {
        return new NodeService(
                ServiceKind.CONNECT_PROXY,
                idOf(parent.id()),
                given.service().isEmpty() ? parent.service() + SUFFIX : given.service(),
                given.tags().isEmpty() ? parent.tags() : given.tags(),
                given.address(),
                given.taggedAddresses(),
                given.meta().isEmpty() ? parent.meta() : given.meta(),
                given.port() == 0 ? port : given.port(),
                given.socketPath(),
                given.weights(),
                given.enableTagOverride(),
                proxy(parent, given.proxy()),
                ServiceConnect.NONE,
                true,
                given.locality().or(parent::locality),
                RaftIndex.NONE);
    }

    private static ConnectProxyConfig proxy(NodeService parent, ConnectProxyConfig given) {
        boolean named = !given.destinationServiceName().isEmpty();
        boolean placed = !given.localServiceSocketPath().isEmpty();
        return new ConnectProxyConfig(
                named ? given.destinationServiceName() : parent.service(),
                named ? given.destinationServiceId() : parent.id(),
                placed || !given.localServiceAddress().isEmpty() ? given.localServiceAddress() : LOOPBACK,
                placed || given.localServicePort() != 0 ? given.localServicePort() : parent.port(),
                given.localServiceSocketPath(),
                given.mode(),
                given.config(),
                given.upstreams(),
                given.meshGateway(),
                given.expose(),
                given.transparentProxy());
    }

    private static List<CheckRegistration> checks(NodeService parent, NodeService sidecar) {
        String address = sidecar.address().isEmpty() ? LOOPBACK : sidecar.address();
        return List.of(
                check(Map.of(
                        "Name",
                        "Connect Sidecar Listening",
                        "TCP",
                        "%s:%d".formatted(address, sidecar.port()),
                        "Interval",
                        "10s")),
                check(Map.of("Name", "Connect Sidecar Aliasing " + parent.id(), "AliasService", parent.id())));
    }

    private static CheckRegistration check(Map<String, String> fields) {
        var written = new ArrayList<Json.Member>();
        fields.forEach((name, text) -> written.add(new Json.Member(name, new Json.Text(text))));
        return CheckBody.read(FieldReader.ofBlock(new Json.Table(written)));
    }
}
