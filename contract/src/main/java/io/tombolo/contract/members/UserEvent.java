package io.tombolo.contract.members;

import io.tombolo.core.wire.Bytes;

/// Something that happened somewhere, told to every member of a pool once.
///
/// @param time the pool's Lamport time: later events have higher ones
public record UserEvent(long time, String name, Bytes payload, boolean coalesce) {}
