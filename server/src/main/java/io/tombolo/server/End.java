package io.tombolo.server;

/// Why a server ended by itself.
///
/// @param asked whether an operator wanted it so
public record End(String reason, boolean asked) {}
