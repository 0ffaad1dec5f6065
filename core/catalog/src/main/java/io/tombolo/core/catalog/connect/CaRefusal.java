package io.tombolo.core.catalog.connect;

import io.tombolo.core.catalog.store.Refusal;

/// Why a change of the certificate authority's records was refused.
public sealed interface CaRefusal extends Refusal {

    /// New leaves are signed under one root.
    record NotOneActiveRoot() implements CaRefusal {
        @Override
        public String text() {
            return "there must be exactly one active CA";
        }
    }

    /// The configuration was changed in the meantime.
    record ConfigurationChanged() implements CaRefusal {
        @Override
        public String text() {
            return "ModifyIndex did not match existing";
        }
    }
}
