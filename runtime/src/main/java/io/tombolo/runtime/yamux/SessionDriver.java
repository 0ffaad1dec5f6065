package io.tombolo.runtime.yamux;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.yamux.YamuxInput;
import io.tombolo.core.wire.yamux.YamuxLimits;
import io.tombolo.core.wire.yamux.YamuxOutput;
import io.tombolo.core.wire.yamux.YamuxSession;
import io.tombolo.runtime.net.ByteStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one session on one connection.
///
/// Inputs are stepped one after the other, each with all of its outputs before the next, whoever gives them: what
/// a user gives while it is told something waits until it has been told everything.
public final class SessionDriver implements ByteStream.Handler {

    /// What is left to send gets so long when the session is over.
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(SessionDriver.class);

    /// Tasks taken before what came of them is sent, so that busy callers do not hold up each other's answers.
    private static final int TASKS_OF_A_TURN = 1_024;

    private final YamuxSession.Side side;
    private final YamuxLimits limits;
    private final InstantSource clock;
    private final Streams streams;

    private final Queue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean taskIsDue = new AtomicBoolean();

    private final ArrayDeque<YamuxInput> inputs = new ArrayDeque<>();
    private List<Bytes> unwritten = new ArrayList<>();
    private int unwrittenBytes;
    private boolean stepping;
    private boolean inTurn;
    private boolean writing;
    private boolean over;

    private volatile @Nullable ByteStream stream;
    private @Nullable YamuxSession session;
    private Instant wakeAt = Instant.MAX;
    private Instant alarmAt = Instant.MAX;
    private @Nullable Future<?> alarm;

    /// @param clock one that never goes back
    public SessionDriver(YamuxSession.Side side, YamuxLimits limits, InstantSource clock, Streams streams) {
        this.side = side;
        this.limits = limits;
        this.clock = clock;
        this.streams = streams;
    }

    /// Gives the session an input, on the loop and only there. It is sent with the rest of the turn.
    public void give(YamuxInput input) {
        if (over) {
            return;
        }
        inputs.add(input);
        if (!inTurn) {
            turnSoon();
        } else if (!stepping) {
            step();
        }
    }

    /// Runs a task of the session's user in a turn of the loop: at once if this is one, else soon. From any
    /// thread. Those that come after the session's end are run too.
    public void run(Runnable task) {
        ByteStream own = stream;
        if (own != null && own.isOnLoop() && inTurn) {
            task.run();
            return;
        }
        fromOutside.add(task);
        turnSoon();
    }

    private void turnSoon() {
        ByteStream own = stream;
        if (own != null && taskIsDue.compareAndSet(false, true)) {
            try {
                own.execute(this::turn);
            } catch (RejectedExecutionException _) {
                // The loops have ended, and every connection with them: nothing runs beside this.
                turn();
            }
        }
    }

    /// Closes the connection after what was given is sent. On the loop.
    public void close() {
        end(new Streams.Ending.ByUs());
    }

    /// Streams that exist, of both sides. On the loop.
    public int streamCount() {
        YamuxSession running = session;
        return running == null ? 0 : running.streamCount();
    }

    @Override
    public void opened(ByteStream opened) {
        stream = opened;
        session = new YamuxSession(side, limits, clock.instant());
        inputs.add(new YamuxInput.Woke());
        turn();
    }

    @Override
    public void received(ByteStream from, Bytes bytes) {
        inTurn = true;
        give(new YamuxInput.Received(bytes));
    }

    @Override
    public void receivedAll(ByteStream from) {
        turn();
    }

    @Override
    public void closed(String reason) {
        if (!over) {
            over = true;
            disarm();
            YamuxSession running = session;
            streams.over(new Streams.Ending.ByConnection(reason, running != null && running.isInsideFrame()));
        }
        unwritten = new ArrayList<>();
        taskIsDue.set(false);
        turn();
    }

    /// One turn of the loop: what waits is taken, and what came of it is sent.
    private void turn() {
        taskIsDue.set(false);
        inTurn = true;
        try {
            step();
            int left = TASKS_OF_A_TURN;
            for (Runnable task = fromOutside.poll(); task != null; task = --left > 0 ? fromOutside.poll() : null) {
                task.run();
            }
            step();
        } catch (RuntimeException fault) {
            broken(fault);
        } finally {
            inTurn = false;
        }
        write();
        if (!fromOutside.isEmpty()) {
            turnSoon();
        }
    }

    private void broken(RuntimeException fault) {
        log.atError().setCause(fault).addKeyValue("side", side).log("session broken, closing its connection");
        ByteStream own = stream;
        if (own != null) {
            own.close();
        }
    }

    private void step() {
        YamuxSession running = session;
        if (running == null || stepping) {
            return;
        }
        stepping = true;
        try {
            Instant now = inputs.isEmpty() ? Instant.MIN : clock.instant();
            for (YamuxInput input = inputs.poll(); input != null && !over; input = inputs.poll()) {
                for (YamuxOutput output : running.step(now, input)) {
                    perform(output);
                }
            }
        } finally {
            stepping = false;
        }
    }

    private void perform(YamuxOutput output) {
        switch (output) {
            case YamuxOutput.Transmit transmit -> {
                unwritten.add(transmit.header());
                if (!transmit.payload().isEmpty()) {
                    unwritten.add(transmit.payload());
                }
                unwrittenBytes += transmit.size();
            }
            case YamuxOutput.WakeAt wake -> {
                wakeAt = wake.time();
                arm();
            }
            case YamuxOutput.Ended ended -> end(new Streams.Ending.ByProtocol(ended.end()));
            case YamuxOutput.Opened _,
                    YamuxOutput.OpenRefused _,
                    YamuxOutput.Incoming _,
                    YamuxOutput.Data _,
                    YamuxOutput.PeerFinished _,
                    YamuxOutput.Sent _,
                    YamuxOutput.WasReset _,
                    YamuxOutput.PeerGoingAway _ -> {
                if (!over) {
                    streams.happened(output);
                }
            }
        }
    }

    private void end(Streams.Ending ending) {
        if (over) {
            return;
        }
        over = true;
        disarm();
        write();
        streams.over(ending);
        ByteStream own = stream;
        if (own != null) {
            own.closeWithin(FAREWELL);
        }
    }

    private void write() {
        ByteStream own = stream;
        if (own == null || writing || unwritten.isEmpty()) {
            return;
        }
        List<Bytes> parts = unwritten;
        int size = unwrittenBytes;
        unwritten = new ArrayList<>();
        unwrittenBytes = 0;
        writing = true;
        try {
            own.writeAll(parts, () -> sent(size));
        } finally {
            writing = false;
        }
    }

    /// Called by the system's writer, perhaps inside of [#write]: then the next turn goes on, so that one long
    /// answer neither nests nor keeps the loop from the other connections.
    private void sent(int size) {
        if (over) {
            return;
        }
        inputs.add(new YamuxInput.Flushed(size));
        if (stepping) {
            return;
        }
        boolean alreadyInTurn = inTurn;
        inTurn = true;
        try {
            step();
        } finally {
            inTurn = alreadyInTurn;
        }
        if (!unwritten.isEmpty() && !alreadyInTurn) {
            turnSoon();
        }
    }

    /// A later time than the alarm's lets it ring early for nothing, which is cheaper than setting it each time.
    private void arm() {
        ByteStream own = stream;
        if (own == null || over || !wakeAt.isBefore(alarmAt)) {
            return;
        }
        disarm();
        alarmAt = wakeAt;
        alarm = own.schedule(Duration.between(clock.instant(), wakeAt), this::ring);
    }

    private void ring() {
        alarm = null;
        alarmAt = Instant.MAX;
        if (over) {
            return;
        }
        inputs.add(new YamuxInput.Woke());
        turn();
        arm();
    }

    private void disarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        alarmAt = Instant.MAX;
    }
}
