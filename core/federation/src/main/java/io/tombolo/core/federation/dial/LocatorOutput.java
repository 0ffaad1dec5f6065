package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;

/// What a [GatewayLocator] can ask for; performed in order.
public sealed interface LocatorOutput {

    /// The answer to a question.
    record Answer(DialTicket ticket, Choice choice) implements LocatorOutput {}

    /// Keep these addresses for the next start, in the place of those before.
    record Persist(LastGood addresses) implements LocatorOutput {}

    /// There is a new way to the primary: who waits for one, such as [WanJoin], need not wait longer.
    record PathOpened(Datacenter primary) implements LocatorOutput {}

    /// Something to be known: for log, metrics and health.
    record Announce(LocatorEvent event) implements LocatorOutput {}
}
