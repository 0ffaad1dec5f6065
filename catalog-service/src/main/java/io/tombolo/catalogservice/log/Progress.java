package io.tombolo.catalogservice.log;

import java.time.Duration;

/// How far a server is with its log.
///
/// @param term        of the leader that it last heard of
/// @param lastIndex   of the last entry on its disk
/// @param applied     of the last entry in its state
/// @param lastContact since it last heard from a leader; zero on the leader itself, and longer than any real wait if
/// never
public record Progress(long term, long lastIndex, long applied, Duration lastContact) {}
