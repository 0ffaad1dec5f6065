package io.tombolo.contract.members;

import io.tombolo.core.wire.Bytes;

/// What one member answered to a query.
///
/// @param from its name
public record QueryAnswer(String from, Bytes payload) {}
