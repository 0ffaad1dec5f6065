package io.tombolo.core.federation.dial;

/// What can happen to a [WanJoin].
public sealed interface WanJoinInput {

    /// The WAN pool is open. Comes first and once.
    record Start() implements WanJoinInput {}

    /// The locator has a new way to the primary ([LocatorOutput.PathOpened]). May come before the start.
    record PathOpened() implements WanJoinInput {}

    /// The attempt succeeded.
    record Joined() implements WanJoinInput {}

    /// The attempt failed.
    record JoinFailed(String reason) implements WanJoinInput {}

    /// The timer fired.
    record Woken() implements WanJoinInput {}
}
