package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackScanner;
import io.tombolo.core.wire.msgpack.MsgpackScanner.Scan;
import java.util.OptionalInt;

/// Finds where a plain stream message ends, for nothing announces its length.
///
/// Looks at each byte once, however small the pieces in which they come. Source: gossip sheet 6.
final class StreamExtent {

    /// What has to be passed before the message ends.
    private enum Part {
        /// The first record, which may announce more.
        HEAD,
        /// The node states of a push/pull.
        NODES,
        /// Bytes of user state or of a user message.
        TAIL
    }

    private final int type;
    private final int start;
    private final MsgpackScanner scanner;
    private Part part = Part.HEAD;
    private int scanned;
    private int nodesLeft;
    private int tail;

    /// @param start where in the buffer the message's type byte stands
    StreamExtent(int type, int start) {
        this.type = type;
        this.start = start;
        scanned = start + 1;
        scanner = new MsgpackScanner(type == MessageType.COMPRESS ? Limits.STREAM_INFLATED : Limits.RECORD);
    }

    /// The index after the message; empty as long as it is not all there.
    ///
    /// @param buffer everything received so far, from the same first byte each time
    OptionalInt find(Bytes buffer) throws Refusal {
        while (true) {
            switch (part) {
                case HEAD -> {
                    if (!passRecord(buffer)) {
                        return OptionalInt.empty();
                    }
                    readHead(buffer.slice(start + 1, scanned - start - 1));
                }
                case NODES -> {
                    if (nodesLeft == 0) {
                        part = Part.TAIL;
                    } else if (passRecord(buffer)) {
                        nodesLeft--;
                    } else {
                        return OptionalInt.empty();
                    }
                }
                case TAIL -> {
                    return buffer.length() - scanned < tail ? OptionalInt.empty() : OptionalInt.of(scanned + tail);
                }
            }
        }
    }

    private boolean passRecord(Bytes buffer) throws Refusal {
        return switch (scanner.scan(buffer, scanned)) {
            case Scan.Ended ended -> {
                scanned = ended.at();
                yield true;
            }
            case Scan.NeedMore more -> {
                scanned = buffer.length();
                yield false;
            }
            case Scan.Malformed malformed -> throw Reading.refusal(malformed.fault());
        };
    }

    private void readHead(Bytes record) throws Refusal {
        part = Part.NODES;
        switch (type) {
            case MessageType.PUSH_PULL -> {
                StreamRecords.PushPullHeader header = Reading.of(record, StreamRecords::readPushPullHeader);
                nodesLeft = header.nodes();
                tail = header.userStateLength();
            }
            case MessageType.USER -> tail = Reading.of(record, StreamRecords::readUserMessageLength);
            default -> {}
        }
    }
}
