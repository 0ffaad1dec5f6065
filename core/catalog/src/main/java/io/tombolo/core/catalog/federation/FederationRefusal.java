package io.tombolo.core.catalog.federation;

import io.tombolo.core.catalog.store.Refusal;

/// Why a federation state was refused.
public sealed interface FederationRefusal extends Refusal {

    /// A record of nothing. Source: WAN federation sheet 4.7.
    record NoDatacenter() implements FederationRefusal {
        @Override
        public String text() {
            return "invalid request: missing federation state datacenter";
        }
    }
}
