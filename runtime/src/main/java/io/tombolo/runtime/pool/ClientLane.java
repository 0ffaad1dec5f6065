package io.tombolo.runtime.pool;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.ReceivedError;
import io.tombolo.core.wire.rpc.ResponseHeader;
import org.jspecify.annotations.Nullable;

/// A stream of this side's: one call at a time. On the event loop of its session.
final class ClientLane {

    /// How much larger than an answer the array may be that keeps it alive.
    private static final int SLACK = 4 * 1024;

    /// What became of the stream by what came.
    enum After {
        /// The call goes on, or there is none.
        WAITS,
        /// The call is done, and the stream is free for the next.
        FREE,
        /// The call is done, and the stream is to be closed.
        CLOSE
    }

    private final int id;
    private final MessageAssembler assembler = new MessageAssembler(MessageAssembler.RESPONSE_LIMIT);
    private @Nullable Call call;
    private Bytes unsent = Bytes.EMPTY;
    private boolean sending;
    private boolean sendingRest;
    private int unfinished;

    ClientLane(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    @Nullable
    Call call() {
        return call;
    }

    /// Takes a call whose first bytes are on their way.
    void begin(Call next) {
        call = next;
        next.lane = this;
        unsent = next.rest();
        sending = true;
        sendingRest = false;
    }

    /// The last write was taken; what to write next, if anything.
    Bytes sent() {
        Bytes next = unsent;
        unsent = Bytes.EMPTY;
        sending = !next.isEmpty();
        sendingRest = sending;
        return next;
    }

    /// Whether the first bytes of a request are sent, and others are not.
    boolean isSendingRest() {
        return sendingRest;
    }

    /// Takes bytes of an answer.
    After received(Bytes piece) {
        Call waiting = call;
        if (waiting == null) {
            return After.WAITS;
        }
        return switch (assembler.take(piece)) {
            case MessageAssembler.Progress.Broken broken ->
                fail(new CallFailure.Malformed(broken.part(), broken.fault()));
            case MessageAssembler.Progress.Going going when going.messages().isEmpty() -> After.WAITS;
            case MessageAssembler.Progress.Going going -> {
                boolean clean = going.messages().size() == 1 && assembler.isBetweenMessages() && !sending;
                yield answered(waiting, going.messages().getFirst(), clean);
            }
        };
    }

    private After answered(Call waiting, MessageAssembler.Message message, boolean clean) {
        return switch (ResponseHeader.CODEC.decode(message.header())) {
            case Decoded.Malformed<ResponseHeader> malformed ->
                fail(new CallFailure.Malformed(MessageAssembler.Part.HEADER, malformed.fault()));
            case Decoded.Read<ResponseHeader> read
            when !read.value().isSuccess() ->
                fail(new CallFailure.Remote(ReceivedError.parse(read.value().error())));
            case Decoded.Read<ResponseHeader> _ -> {
                call = null;
                waiting.lane = null;
                waiting.succeed(compact(message.body()));
                yield clean ? After.FREE : After.CLOSE;
            }
        };
    }

    private static Bytes compact(Bytes body) {
        return body.array().length > body.length() + SLACK && body.length() < SLACK ? body.copy() : body;
    }

    /// Ends the call with a failure, if there is one.
    After fail(CallFailure failure) {
        Call waiting = drop();
        if (waiting != null) {
            waiting.fail(failure);
        }
        return After.CLOSE;
    }

    /// Ends the call because the peer said its end.
    void finishedByPeer() {
        fail(
                assembler.isBetweenMessages()
                        ? new CallFailure.StreamLost("EOF")
                        : new CallFailure.Malformed(MessageAssembler.Part.BODY, MsgpackFault.TRUNCATED));
    }

    /// Forgets the call.
    @Nullable
    Call drop() {
        Call dropped = call;
        call = null;
        unsent = Bytes.EMPTY;
        if (dropped != null) {
            dropped.lane = null;
        }
        return dropped;
    }

    /// By how much the bytes of unfinished answers have changed since the last look.
    int unfinishedChange() {
        int now = call == null ? 0 : assembler.pendingBytes();
        int change = now - unfinished;
        unfinished = now;
        return change;
    }
}
