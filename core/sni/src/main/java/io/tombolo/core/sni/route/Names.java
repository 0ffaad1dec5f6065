package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.ServerName;
import java.util.Locale;
import java.util.Optional;

/// How names are put together and taken apart in one federation.
///
/// @param domain      of the names of servers
/// @param trustDomain of the names of services
record Names(Domain domain, Optional<TrustDomain> trustDomain) {

    /// What follows the datacenter in names of services.
    private static final String MESH = ".internal.";

    ServerName.AnyServer servers(Datacenter datacenter) {
        return new ServerName.AnyServer(datacenter, domain);
    }

    /// What the names of a datacenter's services end in.
    static String serviceSuffix(Datacenter datacenter, TrustDomain trust) {
        return datacenter + MESH + trust;
    }

    static String service(MeshService service, Datacenter datacenter, TrustDomain trust) {
        String whole = service.subset().map(subset -> subset + ".").orElse("") + service.name() + "."
                + service.namespace() + "." + serviceSuffix(datacenter, trust);
        return whole.toLowerCase(Locale.ROOT);
    }

    /// The datacenter whose servers a name asks for, if it is such a name.
    Optional<String> datacenterOfServers(String name) {
        return ServerName.parse(name, domain)
                .map(serverName -> serverName.datacenter().name());
    }

    /// The datacenter whose service a name asks for, if it is such a name.
    Optional<String> datacenterOfService(String name) {
        return trustDomain.flatMap(trust -> {
            String suffix = MESH + trust;
            if (!name.endsWith(suffix)) {
                return Optional.empty();
            }
            String head = name.substring(0, name.length() - suffix.length());
            long labels = head.chars().filter(c -> c == '.').count() + 1;
            return labels == 3 || labels == 4
                    ? Optional.of(head.substring(head.lastIndexOf('.') + 1))
                    : Optional.empty();
        });
    }
}
