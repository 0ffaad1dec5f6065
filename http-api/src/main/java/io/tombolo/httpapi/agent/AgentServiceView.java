package io.tombolo.httpapi.agent;

import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service as an agent shows it. Source: HTTP sheet 2.1, "AgentService".
///
/// @param contentHash tells a change; empty where it is not asked for
/// @param proxy       of services that are more than ordinary
record AgentServiceView(
        @WireField(omitEmpty = WireField.Omission.JSON) String kind,
        @WireField(name = "ID") String id,
        String service,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<String> tags,
        @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, String> meta,
        int port,
        String address,
        @WireField(omitEmpty = WireField.Omission.JSON) String socketPath,
        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, ServiceAddress> taggedAddresses,
        Weights weights,
        boolean enableTagOverride,
        @WireField(omitEmpty = WireField.Omission.JSON) String contentHash,
        @WireField(omitEmpty = WireField.Omission.JSON) Optional<ProxyView> proxy,
        @WireField(omitEmpty = WireField.Omission.JSON) Optional<ServiceConnect> connect,
        String datacenter) {

    private static final JsonCodec<AgentServiceView> JSON = JsonCodec.of(AgentServiceView.class);

    /// Bytes of a hash that are shown.
    private static final int HASH_LENGTH = 8;

    AgentServiceView {
        tags = List.copyOf(tags);
        meta = Sorted.copy(meta);
        taggedAddresses = Sorted.copy(taggedAddresses);
    }

    static AgentServiceView of(NodeService service, String datacenter) {
        return of(service, datacenter, "");
    }

    /// With the hash of what it shows without one.
    static AgentServiceView hashed(NodeService service, String datacenter) {
        return of(service, datacenter, hash(JSON.encode(of(service, datacenter))));
    }

    private static AgentServiceView of(NodeService service, String datacenter, String hash) {
        return new AgentServiceView(
                service.kind(),
                service.id(),
                service.service(),
                service.tags(),
                service.meta(),
                service.port(),
                service.address(),
                service.socketPath(),
                service.taggedAddresses(),
                service.weights().orElse(Weights.DEFAULT),
                service.enableTagOverride(),
                hash,
                ProxyView.of(service),
                Optional.of(service.connect()).filter(ServiceConnect::speaksConnect),
                datacenter);
    }

    private static String hash(Bytes json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.toArray());
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_LENGTH));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-256", never);
        }
    }
}
