package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.SwimEvent;
import io.tombolo.core.gossip.swim.SwimInput;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/// How this node finds others: on command, out of its snapshot, and by trying the failed again now and then.
///
/// Only a join on command is followed by a join intent. Source: gossip sheet 14 and 19.
final class Contacts {

    /// Members of the snapshot that are tried at once: a dead one costs a stream timeout, and there may be many.
    private static final int REJOIN_AT_ONCE = 3;

    private final SerfLocal local;
    private final Roster roster;
    private final Intents intents;
    private final Map<JoinTicket, Purpose> underWay = new HashMap<>();
    private final Queue<Peer> remembered = new ArrayDeque<>();
    private long tickets;

    Contacts(SerfLocal local, Roster roster, Intents intents) {
        this.local = local;
        this.roster = roster;
        this.intents = intents;
    }

    private sealed interface Purpose {}

    private record OnCommand(JoinTicket ticket, boolean ignoreOldEvents) implements Purpose {}

    private record Reconnect() implements Purpose {}

    private record Rejoin() implements Purpose {}

    SwimInput join(SerfInput.Join join) {
        return start(new OnCommand(join.ticket(), join.ignoreOldEvents()), join.contacts());
    }

    /// Whether events from before a join are not wanted: a join that said so is under way.
    boolean ignoresOldEvents() {
        return underWay.values().stream()
                .anyMatch(purpose -> purpose instanceof OnCommand command && command.ignoreOldEvents);
    }

    /// Tries the members of the snapshot, if there are any.
    Optional<SwimInput> rejoin(Snapshot snapshot) {
        List<Peer> peers = new ArrayList<>();
        snapshot.alive().forEach((name, address) -> {
            if (!local.isSelf(name)) {
                peers.add(new Peer(name, address));
            }
        });
        shuffle(peers, local.random());
        remembered.addAll(peers);
        return nextRejoin();
    }

    /// Tries one failed member: the more have failed, the more likely.
    Optional<SwimInput> reconnect(Instant now) {
        local.wakeAt(new SerfTimer.ReconnectTick(), now.plus(local.settings().reconnectInterval()));
        List<MemberName> failed = roster.failedNames();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        double chance = (double) failed.size() / Math.max(1, roster.present());
        if (local.random().nextDouble() > chance) {
            return Optional.empty();
        }
        MemberName chosen = failed.get(local.random().nextInt(failed.size()));
        return roster.find(chosen)
                .map(member -> start(new Reconnect(), List.of(new Peer(member.name(), member.address()))));
    }

    /// A join is over; what to do next, if there is anything.
    Optional<SwimInput> finished(Instant now, SwimEvent.JoinFinished result) {
        Purpose purpose = underWay.remove(result.ticket());
        return switch (purpose) {
            case null -> Optional.empty();
            case Reconnect reconnect -> Optional.empty();
            case OnCommand command -> {
                if (result.reached() > 0) {
                    intents.announceJoin(now);
                }
                local.announce(new SerfEvent.Joined(command.ticket, result.reached(), result.failures()));
                yield Optional.empty();
            }
            case Rejoin rejoin -> {
                if (result.reached() == 0 && !remembered.isEmpty()) {
                    yield nextRejoin();
                }
                remembered.clear();
                local.announce(new SerfEvent.Rejoined(result.reached() > 0));
                yield Optional.empty();
            }
        };
    }

    private Optional<SwimInput> nextRejoin() {
        List<Peer> next = new ArrayList<>();
        while (!remembered.isEmpty() && next.size() < REJOIN_AT_ONCE) {
            next.add(remembered.remove());
        }
        return next.isEmpty() ? Optional.empty() : Optional.of(start(new Rejoin(), next));
    }

    private SwimInput start(Purpose purpose, List<Peer> contacts) {
        JoinTicket ticket = new JoinTicket(++tickets);
        underWay.put(ticket, purpose);
        return new SwimInput.JoinPool(ticket, contacts);
    }

    private static void shuffle(List<Peer> peers, RandomGenerator random) {
        for (int i = peers.size() - 1; i > 0; i--) {
            Collections.swap(peers, i, random.nextInt(i + 1));
        }
    }
}
