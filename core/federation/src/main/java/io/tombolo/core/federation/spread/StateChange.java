package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;

/// A change to the own copies.
public sealed interface StateChange {

    /// The primary has no such record any more.
    record Delete(Datacenter datacenter) implements StateChange {}

    /// The primary has a newer one.
    record Upsert(FederationState state) implements StateChange {}
}
