package io.tombolo.catalogservice.voters;

import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.VoterFrame;
import io.tombolo.core.wire.rpc.VoterFrames;
import io.tombolo.runtime.net.ByteStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A connection on which another server asks.
public final class VoterGuest implements ByteStream.Handler {

    private final VoterNetwork network;
    private final InetSocketAddress address;
    private final VoterFrames frames = new VoterFrames();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private volatile @Nullable NodeName name;
    private volatile @Nullable ByteStream stream;

    VoterGuest(VoterNetwork network, InetSocketAddress address) {
        this.network = network;
        this.address = address;
    }

    /// Who asks; empty before it said so.
    public Optional<NodeName> name() {
        return Optional.ofNullable(name);
    }

    /// Whether nothing more comes of it.
    public boolean isGone() {
        return gone.get();
    }

    /// Closes the connection.
    public void close() {
        ByteStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void opened(ByteStream opened) {
        stream = opened;
        var _ = opened.schedule(network.limits().hello(), () -> {
            if (name == null) {
                refuse(opened, VoterNetwork.Refused.SILENT, "no hello came in time");
            }
        });
    }

    @Override
    public void received(ByteStream from, Bytes bytes) {
        switch (frames.take(bytes)) {
            case VoterFrames.Progress.Going(List<VoterFrame> complete) -> complete.forEach(frame -> take(from, frame));
            case VoterFrames.Progress.Broken(List<VoterFrame> complete, VoterFrames.Fault fault) -> {
                complete.forEach(frame -> take(from, frame));
                refuse(from, VoterNetwork.Refused.MALFORMED, "malformed: " + fault);
            }
        }
    }

    private void take(ByteStream from, VoterFrame frame) {
        if (gone.get()) {
            return;
        }
        switch (frame) {
            case VoterFrame.Hello hello -> greet(from, hello);
            case VoterFrame.Question question -> ask(from, question);
            case VoterFrame.Welcome _, VoterFrame.Refusal _, VoterFrame.Answer _, VoterFrame.Failure _ ->
                refuse(from, VoterNetwork.Refused.MALFORMED, "who connects does not answer");
        }
    }

    private void greet(ByteStream to, VoterFrame.Hello hello) {
        Optional<String> obstacle = name == null ? network.obstacle(hello) : Optional.of("a hello is said once");
        if (obstacle.isPresent()) {
            refuse(to, VoterNetwork.Refused.MISTAKEN, obstacle.get());
            return;
        }
        NodeName said = new NodeName(hello.from());
        name = said;
        network.arrived(said, this);
        send(to, new VoterFrame.Welcome());
    }

    private void ask(ByteStream from, VoterFrame.Question question) {
        Optional<VoterHandler> handler = network.handler(question.kind());
        if (name == null || handler.isEmpty()) {
            refuse(
                    from,
                    VoterNetwork.Refused.MALFORMED,
                    name == null ? "a question before the hello" : "nobody takes questions of kind " + question.kind());
            return;
        }
        int size = question.body().length() + VoterFrames.HEADER;
        if (unanswered.addAndGet(size) > network.limits().unanswered()) {
            from.pauseReading();
        }
        handler.get().asked(this, question.body(), new Turn(question.id(), size));
    }

    /// Says why, and closes.
    private void refuse(ByteStream to, VoterNetwork.Refused kind, String reason) {
        if (leave()) {
            network.refused(kind, address, reason);
            VoterFrames.encode(new VoterFrame.Refusal(reason)).forEach(to::write);
            to.closeWithin(network.limits().hello());
        }
    }

    private void send(ByteStream to, VoterFrame frame) {
        List<Bytes> parts = VoterFrames.encode(frame);
        long size = parts.stream().mapToLong(Bytes::length).sum();
        if (unsent.addAndGet(size) > network.limits().unsent()) {
            network.refused(VoterNetwork.Refused.DEAF, address, "it does not take its answers");
            to.close();
            return;
        }
        to.writeAll(parts, () -> unsent.addAndGet(-size));
    }

    @Override
    public void closed(String reason) {
        var _ = leave();
    }

    /// Nothing more is taken of this connection; whoever answered is told.
    ///
    /// @return whether it was not so before
    boolean leave() {
        if (!gone.compareAndSet(false, true)) {
            return false;
        }
        network.left(this);
        return true;
    }

    /// The right to answer one question, once, from any thread.
    public final class Turn {

        private final int id;
        private final int size;
        private final AtomicBoolean taken = new AtomicBoolean();

        Turn(int id, int size) {
            this.id = id;
            this.size = size;
        }

        /// Answers.
        public void answer(Bytes body) {
            say(new VoterFrame.Answer(id, body));
        }

        /// Says that it could not be done.
        public void fail(Bytes body) {
            say(new VoterFrame.Failure(id, body));
        }

        private void say(VoterFrame frame) {
            ByteStream open = stream;
            if (open == null || !taken.compareAndSet(false, true)) {
                return;
            }
            long left = unanswered.addAndGet(-size);
            if (left <= network.limits().unanswered() / 2) {
                open.resumeReading();
            }
            if (!gone.get()) {
                send(open, frame);
            }
        }
    }
}
