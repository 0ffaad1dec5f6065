package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;

/// A server of the gateway's own datacenter.
///
/// @param rpc its LAN address and server port. Its checks play no part: only the server can say that it is
///            unwell
public record LocalServer(NodeName node, Endpoint rpc) {}
