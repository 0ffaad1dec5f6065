package io.tombolo.core.catalog.operator;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;

/// A mark that the servers of a datacenter share, such as a migration that is done.
public record SystemMetadata(
        String key, String value, @Embedded RaftIndex raft) {}
