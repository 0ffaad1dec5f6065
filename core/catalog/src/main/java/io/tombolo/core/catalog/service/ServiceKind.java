package io.tombolo.core.catalog.service;

/// The kinds of services that the catalog tells apart. Source: RPC sheet 15, "ServiceKind".
public final class ServiceKind {

    /// An ordinary service.
    public static final String TYPICAL = "";

    /// A proxy that stands for another service.
    public static final String CONNECT_PROXY = "connect-proxy";

    /// A gateway between datacenters.
    public static final String MESH_GATEWAY = "mesh-gateway";

    /// A gateway to services outside of the mesh.
    public static final String TERMINATING_GATEWAY = "terminating-gateway";

    /// A gateway from outside into the mesh.
    public static final String INGRESS_GATEWAY = "ingress-gateway";

    private ServiceKind() {}
}
