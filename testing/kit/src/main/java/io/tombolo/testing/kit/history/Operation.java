package io.tombolo.testing.kit.history;

/// One call of one client.
///
/// @param client    who called; one call at a time
/// @param register  the key
/// @param invoked   when the call was made, in nanoseconds of a monotonic clock
/// @param completed when the answer was there; [#OPEN] if none came, so that it may take effect at any time, or
///                  never
public record Operation(int client, String register, Action action, long invoked, long completed) {

    /// Later than any time.
    public static final long OPEN = Long.MAX_VALUE;

    /// @throws IllegalArgumentException if it ends before it begins, or reads and never ends
    public Operation {
        if (completed < invoked) {
            throw new IllegalArgumentException("completed at %d, invoked at %d".formatted(completed, invoked));
        }
        if (completed == OPEN && action instanceof Action.Read) {
            throw new IllegalArgumentException("a read without an answer says nothing; leave it out");
        }
    }

    /// Whether no answer came.
    public boolean isOpen() {
        return completed == OPEN;
    }

    /// Whether it ended before another one began, so that everybody knows their order.
    public boolean isBefore(Operation other) {
        return completed < other.invoked;
    }
}
