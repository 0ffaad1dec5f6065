package io.tombolo.core.registration;

import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Names the address of a service by its family, too. Source: HTTP sheet 1.11, `TaggedAddresses`.
final class IpAddresses {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

    private IpAddresses() {}

    static NodeService tagged(NodeService service) {
        String family = family(service.address());
        if (family.isEmpty()) {
            return service;
        }
        Map<String, ServiceAddress> tagged = new LinkedHashMap<>(service.taggedAddresses());
        var own = new ServiceAddress(service.address(), service.port());
        tagged.putIfAbsent("lan_" + family, own);
        tagged.putIfAbsent("wan_" + family, own);
        return service.withTaggedAddresses(tagged);
    }

    private static String family(String address) {
        if (address.indexOf(':') >= 0) {
            return "ipv6";
        }
        return IPV4.matcher(address).matches() ? "ipv4" : "";
    }
}
