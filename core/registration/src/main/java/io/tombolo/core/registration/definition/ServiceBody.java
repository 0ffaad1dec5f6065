package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.node.Locality;
import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.registration.written.FieldReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads services from bodies and blocks. Source: HTTP sheet 1.10 and 2.3.
final class ServiceBody {

    private ServiceBody() {}

    static ServiceRegistration read(FieldReader in) {
        // Of newer versions; they mean nothing to a community edition.
        in.accept("Partition", "PeerName", "EnvoyExtensions", "MutualTLSMode");
        Connect connect = in.object(Connect::read, "Connect").orElse(Connect.NONE);
        String name = in.text("Name");
        String id = in.text("ID");
        var service = new NodeService(
                in.text("Kind"),
                id.isEmpty() ? name : id,
                name,
                in.texts("Tags"),
                in.text("Address"),
                in.objectMap(ServiceBody::address, "TaggedAddresses", "tagged_addresses"),
                in.textMap("Meta"),
                in.whole("Port"),
                in.text("SocketPath", "socket_path"),
                Optional.of(in.object(ServiceBody::weights, "Weights").orElse(Weights.DEFAULT)),
                in.truth("EnableTagOverride", "enable_tag_override"),
                in.object(ProxyBody::read, "Proxy").orElse(ConnectProxyConfig.NONE),
                new ServiceConnect(connect.isNative()),
                false,
                in.object(ServiceBody::locality, "Locality"),
                RaftIndex.NONE);
        List<CheckRegistration> checks = checks(in);
        String token = in.text("Token");
        in.refuseOthers();
        return new ServiceRegistration(service, checks, connect.sidecar(), token);
    }

    /// A single check that says nothing is none; one in the list is a mistake that its rules find.
    private static List<CheckRegistration> checks(FieldReader in) {
        var checks = new ArrayList<CheckRegistration>();
        in.object(CheckBody::read, "Check").filter(check -> !check.isEmpty()).ifPresent(checks::add);
        checks.addAll(in.objects(CheckBody::read, "Checks"));
        return checks;
    }

    private static ServiceAddress address(FieldReader in) {
        var address = new ServiceAddress(in.text("Address"), in.whole("Port"));
        in.refuseOthers();
        return address;
    }

    private static Weights weights(FieldReader in) {
        var weights = new Weights(in.whole("Passing"), in.whole("Warning"));
        in.refuseOthers();
        return weights;
    }

    private static Locality locality(FieldReader in) {
        var locality = new Locality(in.text("Region"), in.text("Zone"));
        in.refuseOthers();
        return locality;
    }

    /// How a service takes part in the mesh.
    private record Connect(boolean isNative, Optional<ServiceRegistration> sidecar) {

        static final Connect NONE = new Connect(false, Optional.empty());

        static Connect read(FieldReader in) {
            in.accept("PeerMeta");
            var connect =
                    new Connect(in.truth("Native"), in.object(ServiceBody::read, "SidecarService", "sidecar_service"));
            in.refuseOthers();
            return connect;
        }
    }
}
