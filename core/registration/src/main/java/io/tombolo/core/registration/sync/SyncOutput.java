package io.tombolo.core.registration.sync;

import java.time.Instant;

/// What anti-entropy asks for.
public sealed interface SyncOutput {

    /// Ask the catalog what it has of this node.
    record Read() implements SyncOutput {}

    /// Write to the catalog. At most one write is under way.
    record Write(SyncWrite write) implements SyncOutput {}

    /// Look again at this time, and not at the time that was said before.
    record LookAt(Instant time) implements SyncOutput {}

    /// For people: the catalog has what is registered here.
    record Settled() implements SyncOutput {}

    /// For people: the catalog could not be asked or told.
    record Failed(String what, String text) implements SyncOutput {}
}
