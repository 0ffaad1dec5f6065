package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.swim.BroadcastQueue;
import io.tombolo.core.gossip.swim.Scaling;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What serf has to tell, in three queues: packets are filled with intents first, then queries, then user events.
///
/// Source: gossip sheet 7 and 14.
final class Broadcasts {

    private final SerfLocal local;
    private final int retransmitMultiplier;
    private final BroadcastQueue<Bytes> intents = new BroadcastQueue<>();
    private final BroadcastQueue<Bytes> queries = new BroadcastQueue<>();
    private final BroadcastQueue<Bytes> events = new BroadcastQueue<>();
    private Optional<Bytes> awaited = Optional.empty();
    private boolean awaitedDone;
    private boolean fresh;

    Broadcasts(SerfLocal local, int retransmitMultiplier) {
        this.local = local;
        this.retransmitMultiplier = retransmitMultiplier;
    }

    void intent(Bytes body) {
        offer(intents, body);
    }

    void query(Bytes body) {
        offer(queries, body);
    }

    void event(Bytes body) {
        offer(events, body);
    }

    /// The same as an intent, and remembers to say when it was sent often enough.
    void intentAndAwait(Bytes body) {
        awaited = Optional.of(body);
        awaitedDone = false;
        intent(body);
    }

    /// Whether the awaited intent has been sent often enough, since this was last asked.
    boolean takeAwaitedDone() {
        boolean done = awaitedDone;
        awaitedDone = false;
        return done;
    }

    /// Whether anything was queued since this was last asked.
    boolean takeFresh() {
        boolean was = fresh;
        fresh = false;
        return was;
    }

    boolean isEmpty() {
        return intents.isEmpty() && queries.isEmpty() && events.isEmpty();
    }

    List<UserMessage> fill(int overhead, int budget, int members) {
        int limit = Scaling.transmitLimit(retransmitMultiplier, members);
        List<UserMessage> messages = new ArrayList<>();
        int left = budget;
        for (BroadcastQueue<Bytes> queue : List.of(intents, queries, events)) {
            if (queue.isEmpty()) {
                continue;
            }
            BroadcastQueue.Filled<Bytes> filled = queue.fill(overhead, left, limit);
            left -= filled.bytes();
            filled.messages().forEach(body -> messages.add(new UserMessage(body)));
            awaited.filter(body -> filled.finished().contains(body)).ifPresent(body -> {
                awaited = Optional.empty();
                awaitedDone = true;
            });
        }
        return messages;
    }

    void check(Instant now, int members) {
        check("intent", intents, members);
        check("query", queries, members);
        check("event", events, members);
        local.wakeAt(new SerfTimer.QueueCheck(), now.plus(local.settings().queueCheckInterval()));
    }

    private void check(String name, BroadcastQueue<Bytes> queue, int members) {
        int length = queue.size();
        int dropped = queue.prune(local.settings().queueDepthLimit(members)).size();
        if (length >= local.settings().queueDepthWarning() || dropped > 0) {
            local.announce(new SerfEvent.QueueLong(name, length, dropped));
        }
    }

    private void offer(BroadcastQueue<Bytes> queue, Bytes body) {
        queue.offer(body, body.length());
        fresh = true;
    }
}
