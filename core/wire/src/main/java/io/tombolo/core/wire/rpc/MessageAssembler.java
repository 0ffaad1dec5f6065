package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.msgpack.MsgpackScanner;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts the messages of a stream together: a header and a body, one after the other, with nothing that tells their
/// length.
///
/// A message that comes in one piece is handed out as slices of it. One that comes in several is copied once. Memory
/// grows
/// with what was received, never with what was announced.
/// Source: RPC sheet 3.
public final class MessageAssembler {

    /// Bytes of a header: a method's name, or an error, which real servers keep to a few hundred bytes.
    public static final int HEADER_LIMIT = 64 * 1024;

    /// Bytes of a request's body. The HTTP layer keeps transactions to 512 KiB (RPC sheet 1.5), operators raise that to
    /// a few
    /// times as much, and no other request comes near.
    public static final int REQUEST_LIMIT = 16 * 1024 * 1024;

    /// Bytes of a response's body: lists of keys and dumps of nodes have been seen with tens of megabytes.
    public static final int RESPONSE_LIMIT = 256 * 1024 * 1024;

    private static final int FIRST_ROOM = 4 * 1024;

    /// What a piece brought.
    public sealed interface Progress {

        /// Messages that are now complete, and nothing wrong so far.
        ///
        /// @param messages none, one, or several that came at once
        record Going(List<Message> messages) implements Progress {}

        /// The stream cannot be read any further.
        ///
        /// @param messages those before the fault
        record Broken(List<Message> messages, Part part, MsgpackFault fault) implements Progress {}
    }

    /// A header and a body, each one encoded value.
    public record Message(Bytes header, Bytes body) {}

    /// The two halves of a message.
    public enum Part {
        /// Its header.
        HEADER,
        /// Its body.
        BODY
    }

    private final MsgpackScanner headers = new MsgpackScanner(HEADER_LIMIT);
    private final MsgpackScanner bodies;
    private Part part = Part.HEADER;
    private Bytes header = Bytes.EMPTY;
    private boolean broken;

    /// What has come of a value whose end has not.
    private byte[] gathered = new byte[0];

    private int gatheredLength;

    /// @param bodyLimit bytes that one body may take
    /// @throws IllegalArgumentException if that is more than [MsgpackWriter#SIZE_LIMIT]
    public MessageAssembler(int bodyLimit) {
        if (bodyLimit < 1 || bodyLimit > MsgpackWriter.SIZE_LIMIT) {
            throw new IllegalArgumentException(
                    "a body has 1 to %d bytes. received as limit: %d".formatted(MsgpackWriter.SIZE_LIMIT, bodyLimit));
        }
        bodies = new MsgpackScanner(bodyLimit);
    }

    /// Whether the stream may end here: between two messages.
    public boolean isBetweenMessages() {
        return part == Part.HEADER && gatheredLength == 0 && !broken;
    }

    /// Bytes held back because their value is not complete.
    public int pendingBytes() {
        return gatheredLength + header.length();
    }

    /// Takes the next piece of the stream. After [Progress.Broken] nothing more is read.
    public Progress take(Bytes piece) {
        var messages = new ArrayList<Message>(1);
        int at = 0;
        while (at < piece.length() && !broken) {
            var scanner = part == Part.HEADER ? headers : bodies;
            switch (scanner.scan(piece, at)) {
                case MsgpackScanner.Scan.Ended ended -> {
                    Bytes value = complete(piece.slice(at, ended.at() - at));
                    at = ended.at();
                    if (part == Part.HEADER) {
                        header = value;
                        part = Part.BODY;
                    } else {
                        messages.add(new Message(header, value));
                        header = Bytes.EMPTY;
                        part = Part.HEADER;
                    }
                }
                case MsgpackScanner.Scan.NeedMore more -> {
                    gather(piece.from(at));
                    at = piece.length();
                }
                case MsgpackScanner.Scan.Malformed malformed -> {
                    broken = true;
                    gathered = new byte[0];
                    return new Progress.Broken(messages, part, malformed.fault());
                }
            }
        }
        return new Progress.Going(messages);
    }

    private Bytes complete(Bytes last) {
        if (gatheredLength == 0) {
            return last;
        }
        gather(last);
        var value = Bytes.wrap(gathered, 0, gatheredLength);
        gathered = new byte[0];
        gatheredLength = 0;
        return value;
    }

    private void gather(Bytes more) {
        int needed = gatheredLength + more.length();
        if (needed > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(Math.max(FIRST_ROOM, needed), gathered.length * 2));
        }
        more.copyTo(gathered, gatheredLength);
        gatheredLength = needed;
    }
}
