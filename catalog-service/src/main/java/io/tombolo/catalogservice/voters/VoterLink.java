package io.tombolo.catalogservice.voters;

import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.VoterFrame;
import io.tombolo.core.wire.rpc.VoterFrames;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The connection on which this server asks one other, made when it is needed and made anew when it is lost.
///
/// Nobody ever waits in here: a question that cannot go out now fails now.
final class VoterLink {

    /// How often it is looked for questions that have waited for too long. Shorter than any time that the engine
    /// gives.
    private static final Duration LOOK = Duration.ofMillis(50);

    private final VoterNetwork network;
    private final NodeName peer;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final List<VoterFrame> held = new ArrayList<>();
    private @Nullable Attempt attempt;
    private @Nullable ByteStream stream;
    private int lastId;
    private long unsent;
    private Duration pause;
    private long pauseEnds = System.nanoTime();
    private String lost = "";
    private boolean complained;
    private boolean closed;

    /// Who waits for an answer, and until when.
    private record Waiting(long deadline, Consumer<Reply> told) {}

    VoterLink(VoterNetwork network, NodeName peer) {
        this.network = network;
        this.peer = peer;
        pause = network.limits().shortestPause();
    }

    /// Asks. The reply is told exactly once, on any thread, perhaps this one.
    void ask(int kind, Bytes body, Duration within, Consumer<Reply> told) {
        Optional<String> obstacle;
        Attempt begun = null;
        synchronized (this) {
            obstacle = obstacle(body);
            if (obstacle.isEmpty()) {
                int id = freeId();
                waiting.put(id, new Waiting(System.nanoTime() + within.toNanos(), told));
                VoterFrame question = new VoterFrame.Question(kind, id, body);
                ByteStream open = stream;
                unsent += body.length() + VoterFrames.HEADER;
                if (open != null) {
                    send(open, question);
                } else {
                    held.add(question);
                    if (attempt == null) {
                        begun = new Attempt();
                        attempt = begun;
                    }
                }
            }
        }
        if (begun != null) {
            network.dial(peer, begun);
        }
        obstacle.ifPresent(reason -> told.accept(new Reply.None(true, reason)));
    }

    private int freeId() {
        do {
            lastId++;
        } while (waiting.containsKey(lastId));
        return lastId;
    }

    private Optional<String> obstacle(Bytes body) {
        if (closed) {
            return Optional.of("this server is stopping");
        }
        if (body.length() > VoterFrames.BODY_LIMIT) {
            return Optional.of("a question of %d bytes is too long".formatted(body.length()));
        }
        if (stream == null && attempt == null && System.nanoTime() - pauseEnds < 0) {
            return Optional.of(lost);
        }
        return unsent > 0 && unsent + body.length() > network.limits().unsent()
                ? Optional.of("%s has not taken %d bytes yet".formatted(peer, unsent))
                : Optional.empty();
    }

    private void send(ByteStream open, VoterFrame question) {
        List<Bytes> parts = VoterFrames.encode(question);
        long size = parts.stream().mapToLong(Bytes::length).sum();
        open.writeAll(parts, () -> sent(open, size));
    }

    private synchronized void sent(ByteStream over, long size) {
        if (over.equals(stream)) {
            unsent -= size;
        }
    }

    /// The LAN pool has news of the server: the next attempt need not wait, and a connection to where it was is
    /// given up.
    void moved(Optional<InetSocketAddress> address) {
        ByteStream old = null;
        synchronized (this) {
            pauseEnds = System.nanoTime();
            if (stream != null && address.isPresent() && !address.get().equals(stream.peer())) {
                old = stream;
            }
        }
        if (old != null) {
            old.close();
        }
    }

    void close() {
        ByteStream open;
        synchronized (this) {
            closed = true;
            open = stream;
        }
        if (open != null) {
            open.close();
        }
        fail("this server is stopping");
    }

    synchronized boolean isOpen() {
        return stream != null;
    }

    private void fail(String reason) {
        List<Waiting> all;
        synchronized (this) {
            all = List.copyOf(waiting.values());
            waiting.clear();
            held.clear();
            unsent = 0;
        }
        all.forEach(one -> one.told().accept(new Reply.None(true, reason)));
    }

    /// One attempt to connect, and the connection that comes of it.
    private final class Attempt implements Dialled {

        private final VoterFrames frames = new VoterFrames();
        private String refusal = "";
        private long heard = System.nanoTime();

        @Override
        public void refused(DialFailure failure) {
            over(failure.explanation());
        }

        @Override
        public void opened(ByteStream opened) {
            VoterFrames.encode(network.hello(peer)).forEach(opened::write);
            var _ = opened.schedule(network.limits().hello(), () -> {
                if (!isCurrent(opened)) {
                    refusal = "no welcome within " + network.limits().hello();
                    opened.close();
                }
            });
        }

        private boolean isCurrent(ByteStream open) {
            synchronized (VoterLink.this) {
                return open.equals(stream);
            }
        }

        @Override
        public void received(ByteStream from, Bytes bytes) {
            heard = System.nanoTime();
            switch (frames.take(bytes)) {
                case VoterFrames.Progress.Going(List<VoterFrame> complete) ->
                    complete.forEach(frame -> take(from, frame));
                case VoterFrames.Progress.Broken(List<VoterFrame> complete, VoterFrames.Fault fault) -> {
                    complete.forEach(frame -> take(from, frame));
                    refusal = "it said something malformed: " + fault;
                    from.close();
                }
            }
        }

        private void take(ByteStream from, VoterFrame frame) {
            switch (frame) {
                case VoterFrame.Welcome() -> welcomed(from);
                case VoterFrame.Refusal(String reason) -> {
                    refusal = "it refuses: " + reason;
                    from.close();
                }
                case VoterFrame.Answer(int id, Bytes body) -> tell(id, new Reply.Answer(body));
                case VoterFrame.Failure(int id, Bytes body) -> tell(id, new Reply.Failure(body));
                case VoterFrame.Hello _, VoterFrame.Question _ -> {
                    refusal = "it asks where it should answer";
                    from.close();
                }
            }
        }

        private void welcomed(ByteStream open) {
            boolean news;
            synchronized (VoterLink.this) {
                if (closed || attempt != this || stream != null) {
                    open.close();
                    return;
                }
                stream = open;
                pause = network.limits().shortestPause();
                news = complained;
                complained = false;
                held.forEach(question -> send(open, question));
                held.clear();
            }
            network.connected(peer, open.peer(), news);
            look(open);
        }

        /// An answer to a question that is no longer waited for is dropped.
        private void tell(int id, Reply reply) {
            Waiting one;
            synchronized (VoterLink.this) {
                one = waiting.remove(id);
            }
            if (one != null) {
                one.told().accept(reply);
            }
        }

        private void look(ByteStream open) {
            var _ = open.schedule(LOOK, () -> {
                if (isCurrent(open)) {
                    giveUpWhatIsLate(open);
                    look(open);
                }
            });
        }

        private void giveUpWhatIsLate(ByteStream open) {
            long now = System.nanoTime();
            var late = new ArrayList<Waiting>();
            boolean asked;
            synchronized (VoterLink.this) {
                asked = !waiting.isEmpty();
                for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
                    Waiting one = all.next();
                    if (one.deadline() - now < 0) {
                        late.add(one);
                        all.remove();
                    }
                }
            }
            late.forEach(one -> one.told().accept(new Reply.None(false, peer + " did not answer in time")));
            if (!asked && late.isEmpty()) {
                heard = now;
            } else if (now - heard > network.limits().silence().toNanos()) {
                refusal = "it has said nothing for " + network.limits().silence();
                open.close();
            }
        }

        @Override
        public void closed(String reason) {
            over(refusal.isEmpty() ? reason : refusal);
        }

        private void over(String reason) {
            boolean news;
            String sentence;
            synchronized (VoterLink.this) {
                if (attempt != this) {
                    return;
                }
                attempt = null;
                stream = null;
                sentence = "no connection to %s: %s".formatted(peer, reason);
                lost = sentence;
                pauseEnds = System.nanoTime() + pause.toNanos();
                Duration doubled = pause.multipliedBy(2);
                Duration longest = network.limits().longestPause();
                pause = doubled.compareTo(longest) > 0 ? longest : doubled;
                news = !complained && !closed;
                complained = true;
            }
            network.disconnected(peer, reason, news);
            fail(sentence);
        }
    }
}
