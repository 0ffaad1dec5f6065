/// The PROXY header, by which a load balancer says where a connection really comes from.
///
///     bytes ─▶ ProxyHeader: Found(source, length) │ NeedMore │ Malformed
///
/// Source: "The PROXY protocol, versions 1 & 2" (HAProxy, 2020).
@NullMarked
package io.tombolo.core.sni.proxy;

import org.jspecify.annotations.NullMarked;
