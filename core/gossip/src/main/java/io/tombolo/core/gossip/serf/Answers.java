package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Answers to queries on their way: straight to the asker, and through others if it wants that.
///
///     here ──answer──────────────▶ asker
///       └──relay──▶ member ──answer──▶
///
/// Source: gossip sheet 16.
final class Answers {

    private final SerfLocal local;
    private final Members members;
    private final BiConsumer<Instant, QueryResponse> toMyself;

    Answers(SerfLocal local, Members members, BiConsumer<Instant, QueryResponse> toMyself) {
        this.local = local;
        this.members = members;
        this.toMyself = toMyself;
    }

    /// Sends an answer, or an ack; why not, if it is too long.
    Optional<String> send(Instant now, Query query, boolean ack, Bytes payload) {
        QueryResponse response =
                new QueryResponse(query.time(), query.id(), local.self().name(), ack, payload);
        Bytes body = SerfLocal.encode(response);
        int limit = local.settings().queryResponseSizeLimit();
        if (body.length() > limit) {
            return Optional.of("answer has %d bytes encoded; at most %d are allowed".formatted(body.length(), limit));
        }
        Peer asker = new Peer(query.source(), query.replyTo());
        if (asker.equals(local.self())) {
            toMyself.accept(now, response);
        } else {
            local.send(asker, body);
        }
        relay(asker, query.relayFactor(), body);
        return Optional.empty();
    }

    private void relay(Peer asker, int factor, Bytes body) {
        if (factor == 0 || members.size() < factor + 1) {
            return;
        }
        Bytes wrapped = SerfLocal.encode(new Relay(asker.address(), "", asker.name(), body));
        if (wrapped.length() <= local.settings().queryResponseSizeLimit()) {
            members.relays(factor).forEach(member -> local.send(member, wrapped));
        }
    }
}
