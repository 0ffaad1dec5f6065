package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Endpoint;
import java.util.List;

/// The addresses that were known last, for the next start: with them a server that restarts while it is cut
/// off, or before its datacenter has a leader, still knows whom to try.
///
/// @param own      of the own datacenter's gateways
/// @param primary  of the primary's gateways, from its federation state
/// @param fallback of the primary's gateways, from `primary_gateways`
public record LastGood(List<Endpoint> own, List<Endpoint> primary, List<Endpoint> fallback) {

    /// Nothing is known.
    public static final LastGood NOTHING = new LastGood(List.of(), List.of(), List.of());

    public LastGood {
        own = List.copyOf(own);
        primary = List.copyOf(primary);
        fallback = List.copyOf(fallback);
    }

    /// The newer addresses, and the older ones where there are no newer: no address is better than an old one,
    /// when it comes to a restart.
    LastGood updatedBy(LastGood newer) {
        return new LastGood(
                newer.own.isEmpty() ? own : newer.own,
                newer.primary.isEmpty() ? primary : newer.primary,
                newer.fallback.isEmpty() ? fallback : newer.fallback);
    }
}
