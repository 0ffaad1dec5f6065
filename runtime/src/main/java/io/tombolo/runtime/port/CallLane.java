package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One conversation of requests and answers, strictly in turns: a stream, or a connection without streams.
///
/// What comes while a call is under way is not consumed, so a peer that sends ahead soon has to wait.
/// On the connection's event loop but for what [Responder] says. Source: RPC sheet 3.
final class CallLane {

    private static final Logger log = LoggerFactory.getLogger(CallLane.class);

    /// Up to here header and body leave as one piece; copying so much costs less than a frame.
    private static final int JOINED_LIMIT = 16 * 1024;

    /// How much larger than a request the array may be that keeps it alive while its call is parked.
    private static final int SLACK = 512;

    /// The way back to the peer.
    interface Wire {

        /// Sends one piece; [CallLane#sent] is told when the next may come.
        void write(Bytes bytes);

        /// So many of the bytes received are no longer held.
        void consumed(int bytes);

        /// Nothing more will be sent.
        void finish();

        /// Ends the conversation both ways.
        void reset(Disconnect cause);
    }

    /// What all lanes of a connection share.
    ///
    /// @param runner runs a task on the connection's event loop, at once if it is already there
    record Shared(CallHandler handler, Peer peer, Rooms rooms, PortReport report, Consumer<Runnable> runner) {}

    /// What a request costs from its first byte until it is complete: the assembler's first array and the lane.
    private static final int UNFINISHED_COST = 4 * 1024 + 512;

    /// What a piece costs that waits behind a call, on top of its bytes.
    private static final int HELD_COST = 128;

    private final Shared shared;
    private final Wire wire;
    private final MessageAssembler assembler = new MessageAssembler(MessageAssembler.REQUEST_LIMIT);
    private final Queue<MessageAssembler.Message> waiting = new ArrayDeque<>(1);
    private final Queue<Bytes> held = new ArrayDeque<>(1);
    private @Nullable IncomingCall current;
    private Bytes toWrite = Bytes.EMPTY;
    private long answerSize;
    private long unfinished;
    private long heldCost;
    private boolean finishAfterAnswer;
    private boolean peerFinished;
    private boolean finished;
    private boolean gone;

    CallLane(Shared shared, Wire wire) {
        this.shared = shared;
        this.wire = wire;
    }

    /// Bytes came.
    void received(Bytes piece) {
        if (gone || finished) {
            wire.consumed(piece.length());
        } else if (current != null || !held.isEmpty()) {
            hold(piece);
        } else {
            feed(piece);
        }
    }

    private void hold(Bytes piece) {
        if (!shared.rooms().requests(heldCost(piece))) {
            wire.consumed(piece.length());
            end(Disconnect.Plain.REQUESTS_TOO_LARGE);
            return;
        }
        heldCost += heldCost(piece);
        // Else a byte of it would keep a whole read of the socket alive.
        held.add(piece.array().length > 2 * piece.length() ? piece.copy() : piece);
    }

    private static long heldCost(Bytes piece) {
        return HELD_COST + 2L * piece.length();
    }

    private void feed(Bytes piece) {
        switch (assembler.take(piece)) {
            case MessageAssembler.Progress.Going going -> waiting.addAll(going.messages());
            case MessageAssembler.Progress.Broken broken -> {
                wire.consumed(piece.length());
                end(new Disconnect.MalformedMessage(broken.part(), broken.fault()));
                return;
            }
        }
        wire.consumed(piece.length());
        long pending = assembler.pendingBytes();
        // The assembler's array grows by doubling.
        long change = (pending == 0 ? 0 : UNFINISHED_COST + 2 * pending) - unfinished;
        if (!shared.rooms().requests(change)) {
            end(Disconnect.Plain.REQUESTS_TOO_LARGE);
            return;
        }
        unfinished += change;
        next();
    }

    /// Takes the next request, if there is one and none is under way.
    private void next() {
        while (current == null && !gone && !finished) {
            MessageAssembler.Message message = waiting.poll();
            if (message != null) {
                dispatch(message);
                continue;
            }
            Bytes piece = held.poll();
            if (piece == null) {
                break;
            }
            shared.rooms().requests(-heldCost(piece));
            heldCost -= heldCost(piece);
            feed(piece);
        }
        if (peerFinished && current == null && !gone && !finished) {
            leave();
        }
    }

    private void dispatch(MessageAssembler.Message message) {
        switch (RequestHeader.CODEC.decode(message.header())) {
            case Decoded.Malformed<RequestHeader> _ -> end(Disconnect.Plain.UNREADABLE_HEADER);
            case Decoded.Read<RequestHeader> read -> {
                var call = new IncomingCall(this, read.value());
                current = call;
                shared.report().called();
                try {
                    shared.handler().called(read.value().serviceMethod(), compact(message.body()), shared.peer(), call);
                } catch (RuntimeException bug) {
                    log.atError()
                            .setCause(bug)
                            .addKeyValue("method", read.value().serviceMethod())
                            .log("call failed");
                    call.fail(new RpcError.Other("internal error"));
                }
            }
        }
    }

    /// A parked call must not keep a whole read of the socket alive.
    private static Bytes compact(Bytes body) {
        return body.array().length > body.length() + SLACK && body.length() < JOINED_LIMIT ? body.copy() : body;
    }

    /// Sends an answer, and then the next request is taken, or none any more.
    void answered(IncomingCall call, ResponseHeader header, Bytes body, boolean last) {
        if (gone || call != current) {
            return;
        }
        Bytes head = ResponseHeader.CODEC.encode(header);
        answerSize = (long) head.length() + body.length();
        if (!shared.rooms().answer(answerSize)) {
            answerSize = 0;
            end(Disconnect.Plain.ANSWERS_UNREAD);
            return;
        }
        finishAfterAnswer = last;
        if (answerSize <= JOINED_LIMIT) {
            byte[] joined = new byte[(int) answerSize];
            head.copyTo(joined, 0);
            body.copyTo(joined, head.length());
            wire.write(Bytes.wrap(joined));
        } else {
            toWrite = body;
            wire.write(head);
        }
    }

    /// The last write was taken by the transport.
    void sent() {
        if (gone) {
            return;
        }
        if (!toWrite.isEmpty()) {
            Bytes rest = toWrite;
            toWrite = Bytes.EMPTY;
            wire.write(rest);
            return;
        }
        shared.rooms().answered(answerSize);
        answerSize = 0;
        current = null;
        if (finishAfterAnswer) {
            leave();
        } else {
            next();
        }
    }

    /// The peer sends no more. Callers do that only when they no longer wait.
    void peerFinished() {
        peerFinished = true;
        IncomingCall call = current;
        if (call != null && call.cancel()) {
            current = null;
            leave();
        } else if (call == null && !finished) {
            if (!assembler.isBetweenMessages()) {
                end(new Disconnect.MalformedMessage(MessageAssembler.Part.BODY, MsgpackFault.TRUNCATED));
            } else {
                leave();
            }
        }
    }

    private void leave() {
        if (!finished) {
            finished = true;
            dropRequests();
            wire.finish();
        }
    }

    /// Whether both sides have said their end.
    boolean isOver() {
        return gone || (finished && peerFinished);
    }

    private void end(Disconnect cause) {
        if (!gone) {
            gone();
            wire.reset(cause);
        }
    }

    /// The stream or connection is no more.
    void gone() {
        if (gone) {
            return;
        }
        gone = true;
        shared.rooms().answered(answerSize);
        answerSize = 0;
        toWrite = Bytes.EMPTY;
        dropRequests();
        IncomingCall call = current;
        current = null;
        if (call != null) {
            call.cancel();
        }
    }

    private void dropRequests() {
        shared.rooms().requests(-unfinished - heldCost);
        unfinished = 0;
        heldCost = 0;
        waiting.clear();
        held.forEach(piece -> wire.consumed(piece.length()));
        held.clear();
    }

    /// Runs a task on the connection's event loop, at once if it is already there.
    void run(Runnable task) {
        shared.runner().accept(task);
    }
}
