package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;

/// Something that a route may lead to: a server, a gateway of another datacenter, or an instance in the mesh.
///
/// @param datacenter where it is: two datacenters may use the same addresses
/// @param endpoint   what to dial
/// @param weight     its share of the connections in proportion to the others'; what is less than 1 counts as 1
/// @param critical   whether a check of it is critical: it is then used only where all are
public record Target(Datacenter datacenter, Endpoint endpoint, int weight, boolean critical) {

    public Target {
        weight = Math.max(1, weight);
    }

    /// One whose checks say nothing bad, with the weight that is usual.
    public static Target healthy(Datacenter datacenter, Endpoint endpoint) {
        return new Target(datacenter, endpoint, 1, false);
    }
}
