package io.tombolo.catalogservice.voters;

import io.tombolo.core.wire.Bytes;

/// What became of a question.
public sealed interface Reply {

    /// It was answered.
    record Answer(Bytes body) implements Reply {}

    /// The other side could not do it, and says why.
    record Failure(Bytes body) implements Reply {}

    /// There is no answer. The other side may have done what was asked, unless it was never connected.
    ///
    /// @param inTime false if time ran out, true if the connection was lost, refused, or never came about
    /// @param reason what was tried, against whom, and what happened
    record None(boolean inTime, String reason) implements Reply {}
}
