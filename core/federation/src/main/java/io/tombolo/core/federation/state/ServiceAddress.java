package io.tombolo.core.federation.state;

/// A tagged address of a service, as registered.
///
/// @param host may be empty
/// @param port 0 if it is the service's
public record ServiceAddress(String host, int port) {}
