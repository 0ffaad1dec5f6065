package io.tombolo.contract.rpc.query;

/// An answer or request that says nothing: an empty map. Source: RPC sheet 3.
public record Nothing() {

    /// The only one there is.
    public static final Nothing NOTHING = new Nothing();
}
