package io.tombolo.core.wire.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two sessions joined by a pipe that cuts bytes anywhere and delivers late, against a model that only remembers what
/// was
/// written.
class YamuxPairTest {

    private static final int STEPS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void deliversExactlyWhatWasWritten(long seed) {
        var world = new World(seed);

        for (int i = 0; i < STEPS; i++) {
            world.act();
        }
        world.settle();

        assertThat(world.dialer.session.end()).isEmpty();
        assertThat(world.acceptor.session.end()).isEmpty();
        assertThat(world.dialer.heard()).isEqualTo(world.acceptor.said());
        assertThat(world.acceptor.heard()).isEqualTo(world.dialer.said());
        assertThat(world.dialer.session.streamCount()).isZero();
        assertThat(world.acceptor.session.streamCount()).isZero();
        assertThat(world.dialer.session.unreadBytes()).isZero();
        assertThat(world.acceptor.said()).as("something happened").hasSizeGreaterThan(20);
    }

    /// What one end knows of a stream.
    private static final class Model {
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private int unconsumed;
        private boolean writing;
        private boolean closed;
        private boolean peerFinished;
    }

    private static final class End {
        private final YamuxSession session;
        private final Map<Integer, Model> streams = new HashMap<>();
        private final Map<Long, Bytes> opening = new HashMap<>();
        private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

        End(YamuxSession.Side side, Instant now) {
            session = new YamuxSession(side, YamuxLimits.DEFAULT, now);
        }

        void step(Instant now, YamuxInput input) {
            for (YamuxOutput output : session.step(now, input)) {
                switch (output) {
                    case YamuxOutput.Transmit transmit -> {
                        wire.writeBytes(transmit.header().toArray());
                        wire.writeBytes(transmit.payload().toArray());
                    }
                    case YamuxOutput.Opened opened -> {
                        var model = new Model();
                        var first = Objects.requireNonNull(opening.remove(opened.ticket()));
                        model.said.writeBytes(first.toArray());
                        model.writing = true;
                        streams.put(opened.streamId(), model);
                    }
                    case YamuxOutput.Incoming incoming -> streams.put(incoming.streamId(), new Model());
                    case YamuxOutput.Data data -> {
                        var model = model(data.streamId());
                        assertThat(model.peerFinished).isFalse();
                        model.heard.writeBytes(data.bytes().toArray());
                        model.unconsumed += data.bytes().length();
                        assertThat(model.unconsumed).isLessThanOrEqualTo(YamuxLimits.WINDOW);
                    }
                    case YamuxOutput.Sent sent -> model(sent.streamId()).writing = false;
                    case YamuxOutput.PeerFinished finished -> model(finished.streamId()).peerFinished = true;
                    case YamuxOutput.WakeAt wakeAt -> assertThat(wakeAt.time()).isAfter(now);
                    case YamuxOutput.OpenRefused refused -> throw new AssertionError(refused);
                    case YamuxOutput.WasReset reset -> throw new AssertionError(reset);
                    case YamuxOutput.PeerGoingAway going -> throw new AssertionError(going);
                    case YamuxOutput.Ended ended -> throw new AssertionError(ended);
                }
            }
        }

        Model model(int streamId) {
            return Objects.requireNonNull(streams.get(streamId), () -> "stream " + streamId);
        }

        Map<Integer, Bytes> said() {
            var said = new HashMap<Integer, Bytes>();
            streams.forEach((id, model) -> said.put(id, Bytes.wrap(model.said.toByteArray())));
            return said;
        }

        Map<Integer, Bytes> heard() {
            var heard = new HashMap<Integer, Bytes>();
            streams.forEach((id, model) -> heard.put(id, Bytes.wrap(model.heard.toByteArray())));
            return heard;
        }
    }

    private static final class World {
        private final Random random;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private final End dialer;
        private final End acceptor;
        private long tickets;

        World(long seed) {
            random = new Random(seed);
            dialer = new End(YamuxSession.Side.DIALER, now);
            acceptor = new End(YamuxSession.Side.ACCEPTOR, now);
        }

        void act() {
            now = now.plus(Duration.ofMillis(random.nextInt(20)));
            boolean first = random.nextBoolean();
            End end = first ? dialer : acceptor;
            End other = first ? acceptor : dialer;
            switch (random.nextInt(12)) {
                case 0 -> open(end);
                case 1, 2, 3 -> carry(end, other);
                case 4, 5, 6 -> anyStream(end).ifPresent(id -> write(end, id));
                case 7, 8 -> anyStream(end).ifPresent(id -> consume(end, id, false));
                case 9 -> anyStream(end).ifPresent(id -> accept(end, id));
                case 10 -> anyStream(end).ifPresent(id -> close(end, id));
                default -> end.step(now, new YamuxInput.Woke());
            }
        }

        /// Lets everything that was begun come to its end.
        void settle() {
            for (int round = 0; round < 2_000; round++) {
                for (End end : List.of(dialer, acceptor)) {
                    for (int id : List.copyOf(end.streams.keySet())) {
                        accept(end, id);
                        consume(end, id, true);
                        close(end, id);
                    }
                }
                carry(dialer, acceptor);
                carry(acceptor, dialer);
                if (dialer.session.streamCount() == 0
                        && acceptor.session.streamCount() == 0
                        && dialer.wire.size() == 0
                        && acceptor.wire.size() == 0) {
                    return;
                }
            }
        }

        private void open(End end) {
            long ticket = tickets++;
            var first = some(40);
            end.opening.put(ticket, first);
            end.step(now, new YamuxInput.Open(ticket, first));
        }

        private void write(End end, int id) {
            var model = end.model(id);
            if (model.writing || model.closed) {
                return;
            }
            var bytes = some(random.nextInt(20) == 0 ? 600_000 : 3_000);
            model.said.writeBytes(bytes.toArray());
            model.writing = true;
            end.step(now, new YamuxInput.Write(id, bytes));
        }

        private void consume(End end, int id, boolean all) {
            var model = end.model(id);
            int bytes = all ? model.unconsumed : random.nextInt(model.unconsumed + 1);
            model.unconsumed -= bytes;
            end.step(now, new YamuxInput.Consumed(id, bytes));
        }

        private void accept(End end, int id) {
            boolean theirs = (id % 2 == 0) == (end == dialer);
            if (theirs && accepted.add(id)) {
                end.step(now, new YamuxInput.Accept(id));
            }
        }

        private final Set<Integer> accepted = new HashSet<>();

        private void close(End end, int id) {
            var model = end.model(id);
            if (!model.closed) {
                model.closed = true;
                end.step(now, new YamuxInput.CloseWrite(id));
            }
        }

        /// Carries some of what waits on the wire, in pieces.
        private void carry(End from, End to) {
            byte[] waiting = from.wire.toByteArray();
            int size = waiting.length == 0 ? 0 : 1 + random.nextInt(waiting.length);
            from.wire.reset();
            from.wire.write(waiting, size, waiting.length - size);
            int at = 0;
            while (at < size) {
                int piece = Math.min(size - at, 1 + random.nextInt(random.nextBoolean() ? 5 : 100_000));
                to.step(now, new YamuxInput.Received(Bytes.wrap(Arrays.copyOfRange(waiting, at, at + piece))));
                at += piece;
            }
            from.step(now, new YamuxInput.Flushed(size));
        }

        private Optional<Integer> anyStream(End end) {
            var ids = new ArrayList<>(end.streams.keySet());
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
        }

        private Bytes some(int limit) {
            byte[] bytes = new byte[1 + random.nextInt(limit)];
            random.nextBytes(bytes);
            return Bytes.wrap(bytes);
        }
    }
}
