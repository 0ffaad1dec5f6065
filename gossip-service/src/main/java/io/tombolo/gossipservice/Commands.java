package io.tombolo.gossipservice;

import io.tombolo.contract.members.JoinReport;
import io.tombolo.contract.members.KeyringReport;
import io.tombolo.contract.members.PoolUnavailableException;
import io.tombolo.contract.members.QueryAnswer;
import io.tombolo.contract.members.QueryReport;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.serf.AskTicket;
import io.tombolo.core.gossip.serf.SerfEvent;
import io.tombolo.core.gossip.swim.JoinTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Commands that wait for the machine's word.
final class Commands {

    private final AtomicLong tickets = new AtomicLong();
    private final Map<JoinTicket, CompletableFuture<JoinReport>> joins = new ConcurrentHashMap<>();
    private final Map<AskTicket, Asked> queries = new ConcurrentHashMap<>();
    private final Map<AskTicket, CompletableFuture<KeyringReport>> keyrings = new ConcurrentHashMap<>();
    private final Map<AskTicket, CompletableFuture<Void>> orders = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> left = new CompletableFuture<>();

    private record Asked(CompletableFuture<QueryReport> report, List<String> acks, List<QueryAnswer> answers) {}

    JoinTicket join(CompletableFuture<JoinReport> report) {
        JoinTicket ticket = new JoinTicket(tickets.incrementAndGet());
        joins.put(ticket, report);
        return ticket;
    }

    AskTicket ask(CompletableFuture<QueryReport> report) {
        AskTicket ticket = new AskTicket(tickets.incrementAndGet());
        queries.put(ticket, new Asked(report, new ArrayList<>(), new ArrayList<>()));
        return ticket;
    }

    AskTicket keyring(CompletableFuture<KeyringReport> report) {
        AskTicket ticket = new AskTicket(tickets.incrementAndGet());
        keyrings.put(ticket, report);
        return ticket;
    }

    AskTicket order(CompletableFuture<Void> taken) {
        AskTicket ticket = new AskTicket(tickets.incrementAndGet());
        orders.put(ticket, taken);
        return ticket;
    }

    CompletableFuture<Void> left() {
        return left;
    }

    /// Completes what the event is the end of. Called on the pool's thread alone.
    void observe(SerfEvent event) {
        switch (event) {
            case SerfEvent.Joined joined -> {
                var report = joins.remove(joined.ticket());
                if (report != null) {
                    report.complete(new JoinReport(
                            joined.reached(),
                            joined.failures().stream()
                                    .map(failure -> failure.contact() + ": " + failure.reason())
                                    .toList()));
                }
            }
            case SerfEvent.QueryAcked acked -> {
                var asked = queries.get(acked.ticket());
                if (asked != null) {
                    asked.acks().add(acked.from().name());
                }
            }
            case SerfEvent.QueryAnswered answered -> {
                var asked = queries.get(answered.ticket());
                if (asked != null) {
                    asked.answers().add(new QueryAnswer(answered.from().name(), answered.payload()));
                }
            }
            case SerfEvent.QueryClosed closed -> {
                var asked = queries.remove(closed.ticket());
                if (asked != null) {
                    asked.report().complete(new QueryReport(asked.acks(), asked.answers()));
                }
            }
            case SerfEvent.KeysReported reported -> {
                var report = keyrings.remove(reported.ticket());
                if (report != null) {
                    report.complete(new KeyringReport(
                            reported.nodes(),
                            reported.answers(),
                            byName(reported.problems()),
                            reported.keys(),
                            reported.primaryKeys()));
                }
            }
            case SerfEvent.CommandTaken taken -> {
                var order = orders.remove(taken.ticket());
                if (order != null) {
                    order.complete(null);
                }
            }
            case SerfEvent.HasLeft _ -> left.complete(null);
            case SerfEvent.CommandRefused refused ->
                refused.ticket().ifPresent(ticket -> refuse(ticket, refused.reason()));
            case SerfEvent.MembersChanged _,
                    SerfEvent.UserEventHeard _,
                    SerfEvent.QueryHeard _,
                    SerfEvent.Asked _,
                    SerfEvent.Rejoined _,
                    SerfEvent.QueueLong _,
                    SerfEvent.NameVoted _,
                    SerfEvent.MessageRefused _,
                    SerfEvent.CoordinateRefused _,
                    SerfEvent.InternalQueryDropped _ -> {}
        }
    }

    private void refuse(AskTicket ticket, String reason) {
        var refusal = new PoolUnavailableException("the pool refused: " + reason);
        var asked = queries.remove(ticket);
        if (asked != null) {
            asked.report().completeExceptionally(refusal);
        }
        var report = keyrings.remove(ticket);
        if (report != null) {
            report.completeExceptionally(refusal);
        }
        var order = orders.remove(ticket);
        if (order != null) {
            order.completeExceptionally(refusal);
        }
    }

    /// Fails what still waits: the pool has ended.
    void fail(RuntimeException reason) {
        joins.values().forEach(report -> report.completeExceptionally(reason));
        queries.values().forEach(asked -> asked.report().completeExceptionally(reason));
        keyrings.values().forEach(report -> report.completeExceptionally(reason));
        orders.values().forEach(order -> order.completeExceptionally(reason));
        left.completeExceptionally(reason);
    }

    private static Map<String, String> byName(Map<MemberName, String> problems) {
        return problems.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }
}
