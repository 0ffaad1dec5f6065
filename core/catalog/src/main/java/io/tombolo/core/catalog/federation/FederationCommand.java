package io.tombolo.core.catalog.federation;

/// What changes federation states. Source: WAN federation sheet 4.2.
public sealed interface FederationCommand {

    /// Puts the record of a datacenter. Its index in the primary, if it is 0, becomes that of this command.
    record Upsert(FederationState state) implements FederationCommand {}

    /// Removes the record of a datacenter. Done also if there is none.
    record Delete(String datacenter) implements FederationCommand {}
}
