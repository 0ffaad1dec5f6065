package io.tombolo.runtime.http;

import java.io.Serial;

/// Thrown by a handler that answers with a refusal from deep within.
public final class ReplyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    /// @param reply what the caller is told
    public ReplyException(Reply reply) {
        super("answered with %d".formatted(reply.status()), null, false, false);
        this.reply = reply;
    }

    /// A refusal in one sentence.
    public static ReplyException of(int status, String text) {
        return new ReplyException(Reply.error(status, text));
    }

    /// What the caller is told.
    public Reply reply() {
        return reply;
    }
}
