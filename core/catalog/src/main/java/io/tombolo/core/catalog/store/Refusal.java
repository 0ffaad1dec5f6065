package io.tombolo.core.catalog.store;

/// Why a command was refused. Each table has its own, sealed.
public interface Refusal {

    /// The compatible text, without the prefixes that endpoints add (`apply failed: `).
    String text();
}
