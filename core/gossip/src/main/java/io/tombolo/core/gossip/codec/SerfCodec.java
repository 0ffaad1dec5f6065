package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.QueryResponse;
import io.tombolo.core.gossip.message.Relay;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;

/// Serf messages to bytes and back: the body of a user message, or the user state of a push/pull.
///
/// What is gossiped on is gossiped on as it came, so that fields of later versions survive: keep the body.
/// Source: gossip sheet 13.
public final class SerfCodec {

    private SerfCodec() {}

    /// Reads a body or a user state. Payloads are views of it.
    public static Decoded<SerfMessage> decode(Bytes body) {
        return Reading.decode(() -> read(body));
    }

    private static SerfMessage read(Bytes body) throws Refusal {
        if (body.isEmpty()) {
            throw new Refusal(Flaw.EMPTY, "serf message is empty");
        }
        int type = body.at(0) & 0xff;
        if (body.length() > (type == SerfType.PUSH_PULL ? Limits.USER_STATE : Limits.SERF_MESSAGE)) {
            throw new Refusal(Flaw.TOO_LARGE, "serf message is longer than the limit");
        }
        Bytes record = body.from(1);
        return switch (type) {
            case SerfType.LEAVE -> Reading.of(record, EventRecords::readLeave);
            case SerfType.JOIN -> Reading.of(record, EventRecords::readJoin);
            case SerfType.PUSH_PULL -> Reading.of(record, SerfPushPullRecord::read);
            case SerfType.USER_EVENT -> Reading.of(record, EventRecords::readUserEvent);
            case SerfType.QUERY -> Reading.of(record, QueryRecords::readQuery);
            case SerfType.QUERY_RESPONSE -> Reading.of(record, QueryRecords::readResponse);
            case SerfType.RELAY -> RelayRecord.read(record);
            default -> throw new Refusal(Flaw.UNKNOWN_TYPE, "serf message type " + type + " does not stand alone");
        };
    }

    /// The body, with its type byte: also what the limits of serf on the size of events and queries are about.
    public static Bytes encode(SerfMessage message) {
        var out = new MsgpackWriter();
        switch (message) {
            case LeaveIntent leave -> {
                Writing.type(out, SerfType.LEAVE);
                EventRecords.write(out, leave);
            }
            case JoinIntent join -> {
                Writing.type(out, SerfType.JOIN);
                EventRecords.write(out, join);
            }
            case SerfPushPull pushPull -> {
                Writing.type(out, SerfType.PUSH_PULL);
                SerfPushPullRecord.write(out, pushPull);
            }
            case UserEvent event -> {
                Writing.type(out, SerfType.USER_EVENT);
                EventRecords.write(out, event);
            }
            case Query query -> {
                Writing.type(out, SerfType.QUERY);
                QueryRecords.write(out, query);
            }
            case QueryResponse response -> {
                Writing.type(out, SerfType.QUERY_RESPONSE);
                QueryRecords.write(out, response);
            }
            case Relay relay -> {
                Writing.type(out, SerfType.RELAY);
                RelayRecord.write(out, relay);
            }
        }
        return Bytes.wrap(out.toByteArray());
    }
}
