/// `/v1/internal/federation-state*`: which mesh gateways each datacenter has. Source: HTTP sheet 3.7.
@NullMarked
package io.tombolo.httpapi.federation;

import org.jspecify.annotations.NullMarked;
