package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.StreamMessage;

/// What came of reading from a stream so far.
public sealed interface StreamRead permits StreamRead.NeedMore, StreamRead.Received, Malformed {

    /// Not all is there yet; do not wait for the end of the stream, the opener keeps it open for the answer.
    record NeedMore() implements StreamRead {}

    /// The one message of this direction is complete.
    record Received(StreamMessage message) implements StreamRead {}
}
