package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.KeyPayloads;
import io.tombolo.core.gossip.message.KeyResponse;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.wire.Bytes;
import java.util.HashMap;
import java.util.Map;

/// Counts the answers to a key query until every live member has answered. Source: gossip sheet 17.3.
final class KeyCount implements OpenQuery {

    private final SerfLocal local;
    private final AskTicket ticket;
    private final int nodes;
    private final Map<MemberName, String> problems = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<String, Integer> primaryKeys = new HashMap<>();
    private int answers;

    KeyCount(SerfLocal local, AskTicket ticket, int nodes) {
        this.local = local;
        this.ticket = ticket;
        this.nodes = nodes;
    }

    @Override
    public void acked(MemberName from) {}

    @Override
    public void answered(MemberName from, Bytes payload) {
        answers++;
        switch (KeyPayloads.decodeResponse(payload)) {
            case Decoded.Value<KeyResponse> read -> count(from, read.value());
            case Decoded.Refused<KeyResponse> refused ->
                problems.put(
                        from, "answer cannot be read: " + refused.malformed().detail());
        }
    }

    private void count(MemberName from, KeyResponse response) {
        if (!response.success() || !response.message().isEmpty()) {
            problems.put(from, response.message());
        }
        response.keys().forEach(key -> keys.merge(key, 1, Integer::sum));
        if (!response.primaryKey().isEmpty()) {
            primaryKeys.merge(response.primaryKey(), 1, Integer::sum);
        }
    }

    @Override
    public boolean isComplete() {
        return answers >= nodes;
    }

    @Override
    public void closed(int acks, int answered) {
        local.announce(new SerfEvent.KeysReported(ticket, nodes, answers, problems, keys, primaryKeys));
    }
}
