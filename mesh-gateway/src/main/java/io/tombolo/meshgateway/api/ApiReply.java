package io.tombolo.meshgateway.api;

import java.net.URI;
import java.util.List;

/// What came of a question.
public sealed interface ApiReply {

    /// Somebody answered, though maybe with a refusal.
    ///
    /// @param from  who
    /// @param index `X-Consul-Index`; 0 if there is none
    record Answered(URI from, int status, long index, String body) implements ApiReply {

        public boolean isSuccess() {
            return status == 200;
        }

        /// The body as text, at most a line's worth: refusals are plain text.
        public String line() {
            String text = body.strip();
            return text.length() <= 300 ? text : text.substring(0, 300) + "…";
        }

        /// What a refusal comes to.
        public String refusal() {
            return "%s answered %d %s".formatted(from, status, line()).stripTrailing();
        }
    }

    /// Nobody answered.
    ///
    /// @param tries one clause for each address that was tried
    record Unreachable(List<String> tries) implements ApiReply {

        public Unreachable {
            tries = List.copyOf(tries);
        }

        public String text() {
            return String.join("; ", tries);
        }
    }
}
