package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Endpoint;

/// A gateway that a server may dial.
///
/// @param via     whose it is
/// @param address where it is, as seen by this server; may be a host name, which the dial resolves
public record Gateway(Via via, Endpoint address) {}
