/// How a gateway makes itself known: as a service of its agent, which the servers then publish to all
/// datacenters.
///
///     GatewayRegistration ─▶ Registrar: register, look whether it is still there, register again … deregister
///
/// Source: WAN federation sheet 5.1; `agent-service-register-meshgw` of the HTTP vectors.
@NullMarked
package io.tombolo.meshgateway.registration;

import org.jspecify.annotations.NullMarked;
