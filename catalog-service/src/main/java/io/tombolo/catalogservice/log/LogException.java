package io.tombolo.catalogservice.log;

/// The log could not do what was asked. The message says what was asked, and what to do.
public final class LogException extends RuntimeException {

    private final Fate fate;

    /// @param message what was asked, what happened, and what to do
    public LogException(Fate fate, String message) {
        super(message);
        this.fate = fate;
    }

    /// What became of the request.
    public Fate fate() {
        return fate;
    }

    /// What became of a request that failed.
    public enum Fate {
        /// This server does not lead. Nothing was done: ask the leader.
        NOT_LEADING,
        /// It can never be done as it was asked.
        REFUSED,
        /// Leadership was lost, or time ran out, while it was under way: it may have been done, or may still be.
        UNKNOWN,
        /// This server's log has stopped, because of its disk or because it was closed. It may have been done.
        STOPPED
    }
}
