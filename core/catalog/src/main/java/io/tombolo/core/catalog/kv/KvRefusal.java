package io.tombolo.core.catalog.kv;

import io.tombolo.core.catalog.store.Refusal;

/// Why a command on keys was refused.
public sealed interface KvRefusal extends Refusal {

    /// An empty key can be the prefix of a tree, but not a key.
    record EmptyKey() implements KvRefusal {
        @Override
        public String text() {
            return "Must provide key";
        }
    }
}
