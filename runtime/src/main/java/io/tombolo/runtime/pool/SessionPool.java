package io.tombolo.runtime.pool;

import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.tls.HandshakeFault;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Calls to servers by their names: sessions are opened when first needed, shared, and closed when nobody needs
/// them. Safe for all threads.
public final class SessionPool implements AutoCloseable {

    /// Deadlines are kept to about this.
    private static final Duration TICK = Duration.ofMillis(10);

    /// What a dialler gets on top of its time before the pool gives it up.
    private static final Duration DIALER_GRACE = Duration.ofSeconds(1);

    /// How the JDK's TLS says that the peer refused. In TLS 1.3 a dialler is done before its certificate is
    /// checked, so the refusal comes when there is a connection already.
    private static final String ALERT = "Received fatal alert";

    private final Dialer dialer;
    private final PoolLimits limits;
    private final InstantSource clock;
    private final HashedWheelTimer timer = new HashedWheelTimer(
            new DefaultThreadFactory("call-deadlines", true), TICK.toMillis(), TimeUnit.MILLISECONDS);
    private final ConcurrentHashMap<WanName, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong seq = new AtomicLong();
    private volatile boolean closed;

    /// @param clock one that never goes back
    public SessionPool(Dialer dialer, PoolLimits limits, InstantSource clock) {
        this.dialer = dialer;
        this.limits = limits;
        this.clock = clock;
    }

    /// Calls a method of a server.
    ///
    /// @param body   one encoded value, not written to again
    /// @param within until the answer is complete
    /// @return the answer's body, whole; else a [CallFailed]. Cancelling it gives the call up
    public CompletableFuture<Bytes> call(WanName to, String method, Bytes body, Duration within) {
        var call = new Call(seq.incrementAndGet(), method, body, within);
        if (closed) {
            call.fail(new CallFailure.PoolClosed());
            return call;
        }
        try {
            call.watch(timer.newTimeout(_ -> call.deadlinePassed(), within.toNanos(), TimeUnit.NANOSECONDS));
        } catch (IllegalStateException _) {
            // Closed at this very moment, and the timer with it.
            call.fail(new CallFailure.PoolClosed());
            return call;
        }
        entries.computeIfAbsent(to, Entry::new).start(call);
        return call;
    }

    /// Opens a connection for one use, such as a snapshot. It is the caller's.
    public void connect(WanName to, PortProtocol protocol, Dialled dialled) {
        dial(to, protocol, dialled);
    }

    /// How many sessions are open.
    public int sessions() {
        return Math.toIntExact(
                entries.values().stream().filter(entry -> entry.session != null).count());
    }

    /// Closes all sessions; calls under way fail.
    @Override
    public void close() {
        closed = true;
        entries.values().forEach(Entry::close);
        entries.clear();
        timer.stop();
    }

    private void dial(WanName to, PortProtocol protocol, Dialled dialled) {
        try {
            dialer.dial(to, protocol, limits.dial(), dialled);
        } catch (RuntimeException bug) {
            dialled.refused(new DialFailure.Broken(bug.toString()));
        }
    }

    /// One server: a session, or a dial and the calls that wait for it.
    private final class Entry implements PooledSession.Owner {

        private final WanName name;
        private volatile @Nullable PooledSession session;
        private @Nullable Dial dial;
        private List<Call> waiting = new ArrayList<>();
        private boolean gone;

        Entry(WanName name) {
            this.name = name;
        }

        void start(Call call) {
            PooledSession current = session;
            if (current != null) {
                current.start(call);
                return;
            }
            Dial begun = null;
            CallFailure refusal = null;
            synchronized (this) {
                current = session;
                if (gone) {
                    refusal = new CallFailure.PoolClosed();
                } else if (current == null && waiting.size() >= limits.waiting()) {
                    refusal = new CallFailure.TooManyWaiting();
                } else if (current == null) {
                    waiting.add(call);
                    if (dial == null) {
                        begun = new Dial(this, new PooledSession(this, limits, clock));
                        dial = begun;
                    }
                }
            }
            if (refusal != null) {
                call.fail(refusal);
            } else if (current != null) {
                current.start(call);
            } else if (begun != null) {
                begun.begin();
            }
        }

        /// Takes the outcome of a dial; whether it is still wanted.
        boolean dialled(Dial done, @Nullable PooledSession opened) {
            List<Call> started;
            synchronized (this) {
                if (dial != done) {
                    return false;
                }
                dial = null;
                session = opened;
                started = waiting;
                waiting = new ArrayList<>();
            }
            if (opened != null) {
                started.forEach(opened::start);
                lookIfIdle(opened, limits.idleSession());
            } else {
                started.forEach(call -> call.fail(done.failure()));
            }
            return true;
        }

        private void lookIfIdle(PooledSession opened, Duration after) {
            if (!closed) {
                var _ = timer.newTimeout(
                        _ -> opened.closeIfIdle(again -> lookIfIdle(opened, again)),
                        after.toNanos(),
                        TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public void retired(PooledSession retired) {
            synchronized (this) {
                if (session == retired) {
                    session = null;
                }
            }
        }

        @Override
        public void reroute(Call call) {
            start(call);
        }

        void close() {
            PooledSession current;
            List<Call> left;
            synchronized (this) {
                gone = true;
                current = session;
                session = null;
                dial = null;
                left = waiting;
                waiting = new ArrayList<>();
            }
            left.forEach(call -> call.fail(new CallFailure.PoolClosed()));
            if (current != null) {
                current.close();
            }
        }
    }

    /// One dial that any number of calls wait for.
    private final class Dial implements Dialled {

        private final Entry entry;
        private final PooledSession session;
        private DialFailure failure;
        private boolean unwanted;
        private InetSocketAddress peer = InetSocketAddress.createUnresolved("nowhere", 0);

        Dial(Entry entry, PooledSession session) {
            this.entry = entry;
            this.session = session;
            failure = new DialFailure.TimedOut(entry.name.toString(), limits.dial());
        }

        void begin() {
            var _ = timer.newTimeout(
                    _ -> entry.dialled(this, null),
                    limits.dial().plus(DIALER_GRACE).toNanos(),
                    TimeUnit.NANOSECONDS);
            dial(entry.name, PortProtocol.RPC_MULTI, this);
        }

        CallFailure failure() {
            return new CallFailure.NotConnected(failure);
        }

        @Override
        public void refused(DialFailure why) {
            failure = why;
            entry.dialled(this, null);
        }

        @Override
        public void opened(ByteStream stream) {
            peer = stream.peer();
            session.driver().opened(stream);
            if (!entry.dialled(this, session)) {
                unwanted = true;
                stream.close();
            }
        }

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            if (!unwanted) {
                session.driver().received(stream, bytes);
            }
        }

        @Override
        public void receivedAll(ByteStream stream) {
            session.driver().receivedAll(stream);
        }

        @Override
        public void closed(String reason) {
            if (reason.contains(ALERT)) {
                session.refused(new DialFailure.HandshakeRefused(peer, HandshakeFault.REFUSED_BY_PEER, reason));
            }
            session.driver().closed(reason);
        }
    }
}
