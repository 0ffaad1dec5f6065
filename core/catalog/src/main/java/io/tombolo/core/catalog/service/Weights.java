package io.tombolo.core.catalog.service;

/// How much traffic an instance wants, by its health. Source: RPC sheet 16, "Weights".
public record Weights(int passing, int warning) {

    /// Of an instance that does not say.
    public static final Weights DEFAULT = new Weights(1, 1);
}
