package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Domain;
import java.util.Locale;

/// The name under which the certificates of a service mesh are issued: `<cluster id>.consul`, whatever the
/// domain is.
///
/// Shared by all datacenters of a federation; it is the primary's. Source: WAN federation sheet 5.4.
public record TrustDomain(String name) {

    /// @throws IllegalArgumentException if the name is not made of DNS labels
    public TrustDomain {
        name = new Domain(name.toLowerCase(Locale.ROOT)).name();
    }

    /// The trust domain of a cluster.
    public static TrustDomain ofCluster(String clusterId) {
        return new TrustDomain(clusterId + ".consul");
    }

    @Override
    public String toString() {
        return name;
    }
}
