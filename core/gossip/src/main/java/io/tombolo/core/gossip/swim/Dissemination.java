package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.PacketMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How rumours get around: filled into every packet that goes out anyway, and sent to a few members at random.
///
/// The gossip beat is armed only while there is something to tell, so that an idle pool costs nothing but its
/// probes. Source: gossip sheet 7 and 12.
final class Dissemination {

    /// Type byte and count of a compound.
    private static final int COMPOUND_HEADER = 2;

    /// Length field of each part of a compound.
    private static final int PART_OVERHEAD = 2;

    /// The same, and the type byte that turns a body of the layer above into a message.
    private static final int CARGO_OVERHEAD = PART_OVERHEAD + 1;

    /// The count of a compound is one byte.
    private static final int COMPOUND_LIMIT = 255;

    private static final SwimTimer GOSSIP_TICK = new SwimTimer.GossipTick();

    private final Local local;
    private final PacketSizes sizes;
    private final Cargo cargo;
    private final BroadcastQueue<PacketMessage> queue = new BroadcastQueue<>();
    private final Ticker ticker;
    private boolean armed;
    private Optional<Awaited> awaited = Optional.empty();

    Dissemination(Local local, PacketSizes sizes, Cargo cargo, Instant start) {
        this.local = local;
        this.sizes = sizes;
        this.cargo = cargo;
        this.ticker = Ticker.startingAt(start, local.settings().gossipInterval(), local.random());
    }

    /// Queues what everybody is to know about `subject`, instead of what was queued about it before.
    void tell(Instant now, MemberName subject, PacketMessage message) {
        queue.offer(subject, message, sizes.of(message)).ifPresent(replaced -> finish(List.of(replaced)));
        arm(now);
    }

    /// The same, and announces when it was sent as often as it takes, or time is up.
    void tellAndAwait(Instant now, MemberName subject, PacketMessage message, Duration timeout, Purpose purpose) {
        tell(now, subject, message);
        if (local.table().present() <= (local.self().isGone() ? 0 : 1)) {
            local.announce(purpose.spread(true));
            return;
        }
        Instant deadline = now.plus(timeout);
        awaited = Optional.of(new Awaited(message, purpose, deadline));
        local.put(new SwimOutput.WakeAt(new SwimTimer.SpreadTimeout(), deadline));
    }

    void spreadTimeout(Instant now) {
        awaited.filter(waiting -> !waiting.deadline.isAfter(now)).ifPresent(waiting -> {
            awaited = Optional.empty();
            local.announce(waiting.purpose.spread(false));
        });
    }

    /// Sees to it that gossip goes on while there is something to tell.
    void arm(Instant now) {
        if (!armed && (!queue.isEmpty() || cargo.hasBroadcasts())) {
            armed = true;
            local.put(new SwimOutput.WakeAt(GOSSIP_TICK, ticker.after(now)));
        }
    }

    void gossipTick(Instant now) {
        if (!armed) {
            return;
        }
        armed = false;
        SwimSettings settings = local.settings();
        List<Member> chosen = local.table()
                .chooseForGossip(
                        settings.gossipNodes(),
                        now,
                        settings.gossipToTheDead(),
                        local.self().name());
        for (Member member : chosen) {
            List<PacketMessage> rumours = fill(List.of(), freeBytes());
            if (rumours.isEmpty()) {
                break;
            }
            send(member.peer(), rumours, member.claim().versions().understandsChecksums());
        }
        arm(now);
    }

    /// Sends one message, and rumours in what room it leaves.
    void sendWithRumours(Peer to, PacketMessage message) {
        int free = freeBytes() - PART_OVERHEAD - sizes.of(message);
        send(to, fill(List.of(message), free), false);
    }

    /// Sends these messages and nothing else.
    void send(Peer to, List<PacketMessage> messages, boolean checksum) {
        if (local.settings().requireNodeNames() && to.name().isNobody()) {
            // Behind a gateway the address leads nowhere, or to somebody else who has the same one.
            return;
        }
        for (int from = 0; from < messages.size(); from += COMPOUND_LIMIT) {
            int until = Math.min(messages.size(), from + COMPOUND_LIMIT);
            local.put(new SwimOutput.Send(to, messages.subList(from, until), checksum));
        }
    }

    private int freeBytes() {
        return local.settings().packetBudget() - local.settings().wrapperOverhead() - COMPOUND_HEADER;
    }

    private List<PacketMessage> fill(List<PacketMessage> first, int free) {
        int limit = Scaling.transmitLimit(
                local.settings().retransmitMultiplier(), local.table().size());
        BroadcastQueue.Filled<PacketMessage> filled = queue.fill(PART_OVERHEAD, free, limit);
        finish(filled.finished());
        int left = free - filled.bytes();
        List<? extends PacketMessage> carried =
                left > CARGO_OVERHEAD && cargo.hasBroadcasts() ? cargo.broadcasts(CARGO_OVERHEAD, left) : List.of();
        if (filled.messages().isEmpty() && carried.isEmpty()) {
            return first;
        }
        List<PacketMessage> all = new ArrayList<>(first);
        all.addAll(filled.messages());
        all.addAll(carried);
        return all;
    }

    private void finish(List<PacketMessage> finished) {
        awaited.filter(waiting -> finished.contains(waiting.message)).ifPresent(waiting -> {
            awaited = Optional.empty();
            local.announce(waiting.purpose.spread(true));
        });
    }

    /// Why somebody waits for a broadcast.
    enum Purpose {
        META,
        FAREWELL;

        SwimEvent spread(boolean complete) {
            return switch (this) {
                case META -> new SwimEvent.MetaSpread(complete);
                case FAREWELL -> new SwimEvent.FarewellSpread(complete);
            };
        }
    }

    private record Awaited(PacketMessage message, Purpose purpose, Instant deadline) {}
}
