package io.tombolo.runtime.pool;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.yamux.YamuxInput;
import io.tombolo.core.wire.yamux.YamuxOutput;
import io.tombolo.core.wire.yamux.YamuxSession;
import io.tombolo.runtime.yamux.SessionDriver;
import io.tombolo.runtime.yamux.Streams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// One session to one server, and the calls on it.
///
/// Source: RPC sheet 9. A call that is given up closes its stream by its end and not by a reset: a real server
/// that meets a reset before the first byte drops the whole connection.
final class PooledSession implements Streams {

    /// Who owns the session.
    interface Owner {

        /// The session takes no new calls.
        void retired(PooledSession session);

        /// A call came when the session was over already: nothing of it was sent.
        void reroute(Call call);
    }

    private final Owner owner;
    private final PoolLimits limits;
    private final InstantSource clock;
    private final SessionDriver driver;
    private final Map<Integer, ClientLane> lanes = new HashMap<>();
    private final ArrayDeque<ClientLane> idle = new ArrayDeque<>();
    private final Map<Long, Call> opening = new HashMap<>();
    private long tickets;
    private long unfinished;
    private Instant idleSince;
    private boolean over;
    private boolean retired;
    private CallFailure lost = new CallFailure.SessionLost("closed");
    private boolean refused;

    PooledSession(Owner owner, PoolLimits limits, InstantSource clock) {
        this.owner = owner;
        this.limits = limits;
        this.clock = clock;
        driver = new SessionDriver(YamuxSession.Side.DIALER, limits.yamux(), clock, this);
        idleSince = clock.instant();
    }

    /// What the connection has to be bridged to.
    SessionDriver driver() {
        return driver;
    }

    /// Starts a call, from any thread.
    void start(Call call) {
        call.givenTo(this);
        driver.run(() -> begin(call));
    }

    /// Gives up a call whose future is done already, from any thread.
    void abandon(Call call) {
        driver.run(() -> leave(call));
    }

    /// Closes the session if it has been idle for as long as it may. From any thread.
    ///
    /// @param again told how long to wait before the next look
    void closeIfIdle(java.util.function.Consumer<Duration> again) {
        driver.run(() -> {
            if (over) {
                return;
            }
            Duration left = limits.idleSession().minus(Duration.between(idleSince, clock.instant()));
            if (activeCalls() > 0) {
                again.accept(limits.idleSession());
            } else if (left.isPositive()) {
                again.accept(left);
            } else {
                driver.close();
            }
        });
    }

    /// Closes the session, from any thread; its calls fail.
    void close() {
        driver.run(driver::close);
    }

    /// The peer turned out to refuse this side's certificate, and closes the connection. On the loop.
    void refused(DialFailure why) {
        refused = true;
        lost = new CallFailure.NotConnected(why);
    }

    private int activeCalls() {
        return lanes.size() - idle.size() + opening.size();
    }

    private void begin(Call call) {
        if (call.isDone()) {
            return;
        }
        if (over || retired) {
            if (call.mayReroute()) {
                owner.reroute(call);
            } else {
                call.fail(lost);
            }
            return;
        }
        ClientLane lane = idle.pollLast();
        if (lane != null) {
            lane.begin(call);
            driver.give(new YamuxInput.Write(lane.id(), call.first()));
        } else {
            call.ticket = ++tickets;
            opening.put(call.ticket, call);
            driver.give(new YamuxInput.Open(call.ticket, call.first()));
        }
    }

    private void leave(Call call) {
        ClientLane lane = call.lane;
        if (lane != null && lane.call() == call) {
            var _ = lane.drop();
            account(lane);
            closeLane(lane);
        } else if (opening.remove(call.ticket, call)) {
            driver.give(new YamuxInput.Abandon(call.ticket));
        }
        idleSince = clock.instant();
    }

    @Override
    public void happened(YamuxOutput output) {
        switch (output) {
            case YamuxOutput.Opened opened -> opened(opened);
            case YamuxOutput.OpenRefused refused -> openRefused(refused);
            case YamuxOutput.Data data -> received(data);
            case YamuxOutput.Sent sent -> {
                ClientLane lane = lanes.get(sent.streamId());
                Bytes next = lane == null ? Bytes.EMPTY : lane.sent();
                if (!next.isEmpty()) {
                    driver.give(new YamuxInput.Write(sent.streamId(), next));
                }
            }
            case YamuxOutput.PeerFinished finished -> {
                ClientLane lane = lanes.remove(finished.streamId());
                if (lane != null) {
                    idle.remove(lane);
                    lane.finishedByPeer();
                    account(lane);
                }
                driver.give(new YamuxInput.CloseWrite(finished.streamId()));
            }
            case YamuxOutput.WasReset reset -> {
                ClientLane lane = lanes.remove(reset.streamId());
                if (lane != null) {
                    idle.remove(lane);
                    lane.fail(new CallFailure.StreamLost("reset: " + reset.cause()));
                    account(lane);
                }
            }
            case YamuxOutput.PeerGoingAway _ -> retire();
            case YamuxOutput.Incoming incoming -> driver.give(new YamuxInput.Reset(incoming.streamId()));
            case YamuxOutput.Transmit _, YamuxOutput.WakeAt _, YamuxOutput.Ended _ ->
                throw new IllegalStateException("not for the user of a session: " + output);
        }
    }

    private void opened(YamuxOutput.Opened opened) {
        Call call = opening.remove(opened.ticket());
        if (call == null) {
            // Given up in between. Its first bytes are on their way, so the stream can be closed without harm.
            driver.give(new YamuxInput.CloseWrite(opened.streamId()));
            return;
        }
        var lane = new ClientLane(opened.streamId());
        lanes.put(opened.streamId(), lane);
        lane.begin(call);
    }

    private void openRefused(YamuxOutput.OpenRefused refused) {
        Call call = opening.remove(refused.ticket());
        if (call == null) {
            return;
        }
        switch (refused.refusal()) {
            case QUEUE_FULL -> call.fail(new CallFailure.TooManyWaiting());
            case PEER_GOING_AWAY, IDS_EXHAUSTED, SESSION_ENDED -> {
                retire();
                if (call.mayReroute()) {
                    owner.reroute(call);
                } else {
                    call.fail(new CallFailure.SessionLost("no new streams: " + refused.refusal()));
                }
            }
        }
    }

    private void received(YamuxOutput.Data data) {
        driver.give(new YamuxInput.Consumed(data.streamId(), data.bytes().length()));
        ClientLane lane = lanes.get(data.streamId());
        if (lane == null) {
            return;
        }
        if (lane.call() == null) {
            // An idle stream has nothing to say.
            idle.remove(lane);
            closeLane(lane);
            return;
        }
        ClientLane.After after = lane.received(data.bytes());
        if (!account(lane)) {
            lane.fail(new CallFailure.AnswersTooLarge(limits.answerRoom()));
            account(lane);
            lanes.remove(lane.id());
            driver.give(new YamuxInput.Reset(lane.id()));
            return;
        }
        switch (after) {
            case WAITS -> {}
            case FREE -> {
                idleSince = clock.instant();
                if (retired || idle.size() >= limits.idleStreams()) {
                    closeLane(lane);
                } else {
                    idle.addLast(lane);
                }
            }
            case CLOSE -> {
                idleSince = clock.instant();
                closeLane(lane);
            }
        }
    }

    /// Follows what unfinished answers hold. False if it is too much.
    private boolean account(ClientLane lane) {
        unfinished += lane.unfinishedChange();
        return unfinished <= limits.answerRoom();
    }

    /// The peer's end still comes; what comes before it is dropped.
    private void closeLane(ClientLane lane) {
        lanes.remove(lane.id());
        // The rest of a large request is not worth sending, and a reset after the first bytes does no harm.
        driver.give(lane.isSendingRest() ? new YamuxInput.Reset(lane.id()) : new YamuxInput.CloseWrite(lane.id()));
    }

    private void retire() {
        if (!retired) {
            retired = true;
            owner.retired(this);
        }
    }

    @Override
    public void over(Ending ending) {
        over = true;
        if (!refused) {
            lost = new CallFailure.SessionLost(
                    switch (ending) {
                        case Ending.ByProtocol byProtocol -> byProtocol.end().toString();
                        case Ending.ByConnection byConnection -> byConnection.reason();
                        case Ending.ByUs() -> "closed by this server";
                    });
        }
        retire();
        var left = new ArrayList<Call>();
        opening.values().forEach(left::add);
        for (ClientLane lane : lanes.values()) {
            Call call = lane.drop();
            if (call != null) {
                left.add(call);
            }
        }
        opening.clear();
        lanes.clear();
        idle.clear();
        left.forEach(call -> call.fail(lost));
    }
}
