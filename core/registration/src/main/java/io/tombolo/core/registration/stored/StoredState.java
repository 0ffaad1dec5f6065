package io.tombolo.core.registration.stored;

import java.time.Instant;

/// What a TTL check said last, as it is kept.
///
/// @param expires when somebody would have had to say more
public record StoredState(String checkId, String status, String output, Instant expires) {}
