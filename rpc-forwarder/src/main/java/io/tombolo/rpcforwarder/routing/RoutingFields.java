package io.tombolo.rpcforwarder.routing;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackType;
import java.time.Duration;
import java.util.Optional;

/// What a forwarder reads of a request's body; all else passes through it untouched, whether it knows it or not.
///
/// @param datacenter        whom it is for; empty means this one
/// @param allowStale        whether any server may answer; only reads say anything of this
/// @param requireConsistent whether only a confirmed leader may answer
/// @param minQueryIndex     more than zero: wait until the result is newer
/// @param maxQueryTime      for how long
/// @param forwarded         whether another server has asked everybody already
/// @param localOnly         whether nobody else is to be asked
public record RoutingFields(
        String datacenter,
        Optional<Boolean> allowStale,
        boolean requireConsistent,
        @Unsigned long minQueryIndex,
        Duration maxQueryTime,
        boolean forwarded,
        boolean localOnly) {

    /// A call that does not end by itself is given up after this. Source: RPC sheet 9.
    public static final Duration CALL_LIMIT = Duration.ofMinutes(1);

    /// How long a forwarder looks for a leader. Source: RPC sheet 7.
    public static final Duration HOLD = Duration.ofSeconds(7);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration USUAL_WAIT = Duration.ofMinutes(5);

    private static final RecordCodec<RoutingFields> CODEC = RecordCodec.of(RoutingFields.class);

    /// What a body without any of them says.
    static final RoutingFields NONE = CODEC.zero();

    /// Reads them. A body that is no map says nothing; one inside a byte string (RPC sheet 4.7) is looked into.
    public static Decoded<RoutingFields> read(Bytes body) {
        return Msgpack.decodeAll(body, RoutingFields::read);
    }

    /// The same of a question that is not made into bytes.
    public static <Q> RoutingFields of(RpcMethod<Q, ?> method, Q question) {
        return QuestionShape.of(question.getClass())
                .map(shape -> shape.fields(question))
                .orElseGet(() -> ofBytes(method.request().encode(question)));
    }

    private static RoutingFields ofBytes(Bytes body) {
        return read(body) instanceof Decoded.Read<RoutingFields> read ? read.value() : NONE;
    }

    private static RoutingFields read(MsgpackReader reader) throws MalformedMsgpack {
        if (reader.nextType() == MsgpackType.RAW) {
            return inside(reader.readWrapped());
        }
        return map(reader);
    }

    /// The wrapped ones begin with the kind of the entry. What else is in byte strings is not for us to judge.
    private static RoutingFields inside(MsgpackReader reader) {
        try {
            while (reader.remaining() > 0) {
                if (reader.nextType() == MsgpackType.MAP) {
                    return CODEC.read(reader);
                }
                reader.skipValue();
            }
            return NONE;
        } catch (MalformedMsgpack foreign) {
            return NONE;
        }
    }

    private static RoutingFields map(MsgpackReader reader) throws MalformedMsgpack {
        if (reader.nextType() == MsgpackType.MAP || reader.nextType() == MsgpackType.NIL) {
            return CODEC.read(reader);
        }
        reader.skipValue();
        return NONE;
    }

    /// Whether it changes nothing, so that it may be asked again. All reads carry options of reading, no write does.
    public boolean isRead() {
        return allowStale.isPresent();
    }

    /// Whether any server may answer.
    public boolean mayBeStale() {
        return allowStale.orElse(false);
    }

    /// When the caller of the next hop gives up. Source: RPC sheet 6 and 9.
    public Duration deadline() {
        if (minQueryIndex == 0) {
            return CALL_LIMIT;
        }
        Duration wait = maxQueryTime.isPositive() ? maxQueryTime : USUAL_WAIT;
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return wait.plus(wait.dividedBy(16)).plus(HOLD);
    }
}
