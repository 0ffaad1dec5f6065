package io.tombolo.runtime.pool;

import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.ReceivedError;
import java.time.Duration;

/// Why a call has no result.
public sealed interface CallFailure {

    /// What happened, in one clause.
    String explanation();

    /// There was no connection to be had: the call was not sent.
    record NotConnected(DialFailure dial) implements CallFailure {
        @Override
        public String explanation() {
            return dial.explanation();
        }
    }

    /// The session ended under the call: it may have been performed, or not.
    ///
    /// @param reason one clause
    record SessionLost(String reason) implements CallFailure {
        @Override
        public String explanation() {
            return "session shutdown: " + reason;
        }
    }

    /// The peer closed the call's stream: it may have been performed, or not.
    ///
    /// @param reason one clause
    record StreamLost(String reason) implements CallFailure {
        @Override
        public String explanation() {
            return "stream closed: " + reason;
        }
    }

    /// No answer came in time.
    record DeadlinePassed(Duration within) implements CallFailure {
        @Override
        public String explanation() {
            return "i/o deadline reached after %d ms".formatted(within.toMillis());
        }
    }

    /// The peer answered with an error.
    record Remote(ReceivedError error) implements CallFailure {
        @Override
        public String explanation() {
            return error.text();
        }
    }

    /// The peer answered with something that is no answer.
    record Malformed(MessageAssembler.Part part, MsgpackFault fault) implements CallFailure {
        @Override
        public String explanation() {
            return "the answer cannot be read: " + fault.explanation();
        }
    }

    /// Answers under way need more memory than one session may take.
    record AnswersTooLarge(long limit) implements CallFailure {
        @Override
        public String explanation() {
            return "unfinished answers of the session exceed %d bytes".formatted(limit);
        }
    }

    /// More calls wait than may.
    record TooManyWaiting() implements CallFailure {
        @Override
        public String explanation() {
            return "too many calls wait for this server";
        }
    }

    /// The pool was closed.
    record PoolClosed() implements CallFailure {
        @Override
        public String explanation() {
            return "this server is shutting down";
        }
    }
}
