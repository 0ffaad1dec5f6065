package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Frames of a connection between voters.
///
///     type 1 │ kind 1 │ id 4 │ length 4 │ body
///
/// Numbers are big endian. A hello's body is a version and three texts, each with its length in one byte before it.
/// Memory grows with what was received, never with what was announced.
/// Source: docs/adr/0006-voters-on-the-server-port.md.
public final class VoterFrames {

    /// Bytes of a body. The largest is a batch of log entries: 512 KB and one command of 2 MB, with a few bytes for
    /// each of at most 1,024 entries.
    public static final int BODY_LIMIT = 4 * 1024 * 1024;

    /// Bytes of the body of a hello, a welcome and a refusal.
    public static final int GREETING_LIMIT = 1_024;

    /// Bytes before the body.
    public static final int HEADER = 10;

    /// Of what is said here. Other versions are refused, so that they can differ in everything.
    private static final byte VERSION = 1;

    private static final int KIND_AT = 1;
    private static final int ID_AT = 2;
    private static final int LENGTH_AT = 6;
    private static final int LONGEST_TEXT = 255;

    private static final byte HELLO = 1;
    private static final byte WELCOME = 2;
    private static final byte REFUSAL = 3;
    private static final byte QUESTION = 4;
    private static final byte ANSWER = 5;
    private static final byte FAILURE = 6;

    private final Gathering gathering = new Gathering();
    private boolean broken;

    /// What a piece brought.
    public sealed interface Progress {

        /// Frames that are now complete.
        record Going(List<VoterFrame> frames) implements Progress {}

        /// The connection is to be closed.
        ///
        /// @param frames those before the fault
        record Broken(List<VoterFrame> frames, Fault fault) implements Progress {}
    }

    /// What can be wrong with a frame.
    public enum Fault {
        /// No frame has that type.
        UNKNOWN_TYPE,
        /// More than [#BODY_LIMIT], or than [#GREETING_LIMIT] where that counts.
        TOO_LONG,
        /// A hello of another version.
        OTHER_VERSION,
        /// A hello that is cut off, or has more than it should.
        MALFORMED_HELLO
    }

    /// The bytes of a frame: its header, and its body where there is one.
    ///
    /// @throws IllegalArgumentException if it is longer than a receiver accepts
    public static List<Bytes> encode(VoterFrame frame) {
        return switch (frame) {
            case VoterFrame.Hello hello -> parts(HELLO, 0, 0, body(hello), GREETING_LIMIT);
            case VoterFrame.Welcome() -> parts(WELCOME, 0, 0, Bytes.EMPTY, GREETING_LIMIT);
            case VoterFrame.Refusal(String reason) -> parts(REFUSAL, 0, 0, Bytes.ofText(reason), GREETING_LIMIT);
            case VoterFrame.Question(int kind, int id, Bytes body) -> parts(QUESTION, kind, id, body, BODY_LIMIT);
            case VoterFrame.Answer(int id, Bytes body) -> parts(ANSWER, 0, id, body, BODY_LIMIT);
            case VoterFrame.Failure(int id, Bytes body) -> parts(FAILURE, 0, id, body, BODY_LIMIT);
        };
    }

    private static List<Bytes> parts(byte type, int kind, int id, Bytes body, int limit) {
        if (body.length() > limit) {
            throw new IllegalArgumentException(
                    "a message of %d bytes is too long for voters; the longest has %d".formatted(body.length(), limit));
        }
        byte[] header = new byte[HEADER];
        ByteBuffer.wrap(header).put(type).put((byte) kind).putInt(id).putInt(body.length());
        return body.isEmpty() ? List.of(Bytes.wrap(header)) : List.of(Bytes.wrap(header), body);
    }

    private static Bytes body(VoterFrame.Hello hello) {
        ByteBuffer body = ByteBuffer.allocate(GREETING_LIMIT);
        body.put(VERSION);
        for (String text : List.of(hello.datacenter(), hello.from(), hello.to())) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > LONGEST_TEXT) {
                throw new IllegalArgumentException("a name of %d bytes is too long".formatted(bytes.length));
            }
            body.put((byte) bytes.length).put(bytes);
        }
        return Bytes.wrap(body.array(), 0, body.position());
    }

    /// Takes the next piece. Bodies are slices of it where they came whole. After [Progress.Broken] nothing more is
    /// read.
    public Progress take(Bytes piece) {
        var frames = new ArrayList<VoterFrame>();
        Bytes rest = broken ? Bytes.EMPTY : gathering.join(piece);
        while (rest.length() >= HEADER) {
            byte type = rest.at(0);
            int length = number(rest, LENGTH_AT);
            if (type < HELLO || type > FAILURE) {
                return broken(frames, Fault.UNKNOWN_TYPE);
            }
            if (length < 0 || length > (type < QUESTION ? GREETING_LIMIT : BODY_LIMIT)) {
                return broken(frames, Fault.TOO_LONG);
            }
            if (rest.length() - HEADER < length) {
                break;
            }
            Bytes body = rest.slice(HEADER, length);
            int id = number(rest, ID_AT);
            switch (type) {
                case HELLO -> {
                    if (body.isEmpty() || body.at(0) != VERSION) {
                        return broken(frames, Fault.OTHER_VERSION);
                    }
                    List<String> texts = texts(body.from(1));
                    if (texts.size() != 3) {
                        return broken(frames, Fault.MALFORMED_HELLO);
                    }
                    frames.add(new VoterFrame.Hello(texts.get(0), texts.get(1), texts.get(2)));
                }
                case WELCOME -> frames.add(new VoterFrame.Welcome());
                case REFUSAL -> frames.add(new VoterFrame.Refusal(body.text()));
                case QUESTION -> frames.add(new VoterFrame.Question(rest.at(KIND_AT) & 0xff, id, body));
                case ANSWER -> frames.add(new VoterFrame.Answer(id, body));
                default -> frames.add(new VoterFrame.Failure(id, body));
            }
            rest = rest.from(HEADER + length);
        }
        gathering.keep(rest, !frames.isEmpty());
        return new Progress.Going(frames);
    }

    private Progress broken(List<VoterFrame> before, Fault fault) {
        broken = true;
        return new Progress.Broken(before, fault);
    }

    /// The texts of a hello; none if they do not fill it.
    private static List<String> texts(Bytes body) {
        var texts = new ArrayList<String>();
        Bytes rest = body;
        while (!rest.isEmpty()) {
            int length = rest.at(0) & 0xff;
            if (rest.length() - 1 < length) {
                return List.of();
            }
            texts.add(rest.slice(1, length).text());
            rest = rest.from(1 + length);
        }
        return texts;
    }

    private static int number(Bytes bytes, int at) {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = (number << 8) | (bytes.at(at + i) & 0xff);
        }
        return number;
    }
}
