package io.tombolo.testing.kit.history;

import java.time.Duration;

/// A read that any server answered from what it had.
///
/// @param read what was read, and when
/// @param life of the server that answered, from one start of it to the next
/// @param age  how old the answer may be by what it says of itself
public record StaleRead(Operation read, String life, Duration age) {

    /// @throws IllegalArgumentException if it is no read
    public StaleRead {
        if (!(read.action() instanceof Action.Read)) {
            throw new IllegalArgumentException("not a read: " + read);
        }
    }

    Content seen() {
        return read.action() instanceof Action.Read(Content seen, long index) ? seen : Content.NOTHING;
    }
}
