package io.tombolo.runtime.http;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// An answer.
///
/// @param headers besides those of every answer and those that say what the body is
public record Reply(int status, List<Header> headers, Content content) {

    /// Takes a copy of the list.
    public Reply {
        headers = List.copyOf(headers);
    }

    /// What follows the headers.
    public sealed interface Content {

        /// A body that is there.
        record Whole(Payload payload) implements Content {}

        /// A body that comes piece by piece. Read on a virtual thread, and closed.
        record Streamed(String contentType, InputStream stream) implements Content {}
    }

    /// Done, and nothing to say.
    public static final Reply DONE = of(200, Payload.NONE);

    /// An answer without further headers.
    public static Reply of(int status, Payload payload) {
        return new Reply(status, List.of(), new Content.Whole(payload));
    }

    /// An answer with these headers.
    public static Reply of(int status, List<Header> headers, Payload payload) {
        return new Reply(status, headers, new Content.Whole(payload));
    }

    /// A refusal or failure in one sentence.
    public static Reply error(int status, String text) {
        return of(status, Payload.text(text));
    }

    /// The same with more headers, before those that it has.
    public Reply after(List<Header> first) {
        if (first.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(first);
        all.addAll(headers);
        return new Reply(status, all, content);
    }
}
