package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PushPull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Exchanges of whole states: to join, and now and then with anybody, so that what gossip lost is found again.
///
///     opener ──state──▶ responder        the responder answers before it merges: a refused joiner gets a complete
///            ◀─state───                  answer, and learns of the refusal only from what others say of it
///
/// Source: gossip sheet 6.1 and 12.
final class AntiEntropy {

    private final Local local;
    private final Rumours rumours;
    private final Admission admission;
    private final Cargo cargo;
    private final Map<StreamId, Exchange> exchanges = new HashMap<>();
    private final Map<JoinTicket, Join> joins = new HashMap<>();

    AntiEntropy(Local local, Rumours rumours, Admission admission, Cargo cargo) {
        this.local = local;
        this.rumours = rumours;
        this.admission = admission;
        this.cargo = cargo;
    }

    void armFirst(Instant now) {
        Duration interval = local.settings().pushPullInterval();
        armAt(now.plusNanos(local.random().nextLong(interval.toNanos())).plus(scaledInterval()));
    }

    void tick(Instant now) {
        armAt(now.plus(scaledInterval()));
        for (Member member : local.table().choose(1, member -> member.isAlive() && member != local.self())) {
            open(member.peer(), false, Optional.empty());
        }
    }

    void join(JoinTicket ticket, List<Peer> contacts) {
        if (contacts.isEmpty()) {
            local.announce(new SwimEvent.JoinFinished(ticket, 0, List.of()));
            return;
        }
        if (joins.putIfAbsent(ticket, new Join(contacts.size())) != null) {
            throw new IllegalStateException("join %s is under way already".formatted(ticket));
        }
        contacts.forEach(contact -> open(contact, true, Optional.of(ticket)));
    }

    void asked(Instant now, StreamId stream, Address from, PushPull theirs) {
        if (!local.settings().admits(from)) {
            local.put(new SwimOutput.CloseStream(stream));
            refused(from, theirs.join(), "address %s is in no allowed network".formatted(from));
            return;
        }
        local.put(new SwimOutput.AnswerStream(stream, ownState(theirs.join())));
        merge(now, theirs, theirs.join()).ifPresent(reason -> refused(from, theirs.join(), reason));
    }

    void answered(Instant now, StreamId stream, PushPull theirs) {
        Exchange exchange = exchanges.remove(stream);
        if (exchange == null) {
            return;
        }
        Optional<String> obstacle = merge(now, theirs, exchange.join);
        obstacle.ifPresent(reason -> refused(exchange.with.address(), exchange.join, reason));
        finish(exchange, obstacle);
    }

    /// Whether the stream was one of these.
    boolean failed(StreamId stream, String reason) {
        Exchange exchange = exchanges.remove(stream);
        if (exchange == null) {
            return false;
        }
        if (exchange.ticket.isEmpty()) {
            local.announce(new SwimEvent.PushPullFailed(exchange.with, reason));
        }
        finish(exchange, Optional.of(reason));
        return true;
    }

    private void open(Peer with, boolean join, Optional<JoinTicket> ticket) {
        StreamId stream = local.nextStream();
        exchanges.put(stream, new Exchange(with, join, ticket));
        local.put(new SwimOutput.OpenPushPull(
                stream, with, ownState(join), local.settings().streamTimeout()));
    }

    private PushPull ownState(boolean join) {
        return new PushPull(join, local.table().view(), cargo.pushPullState());
    }

    private Optional<String> merge(Instant now, PushPull theirs, boolean join) {
        Optional<String> obstacle =
                VersionCheck.obstacle(theirs.nodes(), local.table().all());
        if (obstacle.isEmpty() && join) {
            obstacle = admission.obstacleToMerge(theirs.nodes());
        }
        if (obstacle.isPresent()) {
            return obstacle;
        }
        for (NodeState node : theirs.nodes()) {
            rumours.listed(now, node);
        }
        if (!theirs.userState().isEmpty()) {
            local.put(new SwimOutput.DeliverState(theirs.userState(), join));
        }
        return Optional.empty();
    }

    private void refused(Address from, boolean join, String reason) {
        local.announce(new SwimEvent.MergeRefused(from, join, reason));
    }

    private void finish(Exchange exchange, Optional<String> failure) {
        exchange.ticket.ifPresent(ticket -> {
            Join join = joins.get(ticket);
            if (join == null) {
                throw new IllegalStateException("no join %s for stream to %s".formatted(ticket, exchange.with));
            }
            failure.ifPresentOrElse(
                    reason -> join.failures.add(new SwimEvent.JoinFailure(exchange.with, reason)),
                    () -> join.reached++);
            if (--join.open == 0) {
                joins.remove(ticket);
                local.announce(new SwimEvent.JoinFinished(ticket, join.reached, join.failures));
            }
        });
    }

    private void armAt(Instant due) {
        local.put(new SwimOutput.WakeAt(new SwimTimer.PushPullTick(), due));
    }

    private Duration scaledInterval() {
        return Scaling.pushPullInterval(
                local.settings().pushPullInterval(), local.table().size());
    }

    private record Exchange(Peer with, boolean join, Optional<JoinTicket> ticket) {}

    /// One join under way.
    private static final class Join {

        private final List<SwimEvent.JoinFailure> failures = new ArrayList<>();
        private int open;
        private int reached;

        Join(int contacts) {
            open = contacts;
        }
    }
}
