package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded.Malformed;
import io.tombolo.core.wire.msgpack.Decoded.Read;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackFault;

/// From what MessagePack says of bytes to what gossip says of them.
final class Reading {

    private Reading() {}

    /// Reads what stands at the beginning of the bytes; the rest is ignored, as peers do in packets.
    static <T> T of(Bytes bytes, Msgpack.Decoder<T> decoder) throws Refusal {
        return switch (Msgpack.decode(bytes, decoder)) {
            case Read<T> read -> read.value();
            case Malformed<T> malformed -> throw refusal(malformed);
        };
    }

    static Refusal refusal(Malformed<?> malformed) {
        return refusal(malformed.fault());
    }

    static Refusal refusal(MsgpackFault fault) {
        return new Refusal(fault == MsgpackFault.TOO_LONG ? Flaw.TOO_LARGE : Flaw.RECORD, fault.explanation());
    }

    /// The record of a payload that begins with a type byte.
    static Bytes afterType(Bytes payload, int type) throws Refusal {
        if (payload.isEmpty()) {
            throw new Refusal(Flaw.EMPTY, "payload is empty");
        }
        if (payload.at(0) != type) {
            throw new Refusal(Flaw.UNKNOWN_TYPE, "payload is not of type " + type);
        }
        return payload.from(1);
    }

    /// Runs a decoder at the edge of the package.
    static <T> Decoded<T> decode(Step<T> step) {
        try {
            return new Decoded.Value<>(step.run());
        } catch (Refusal refusal) {
            return new Decoded.Refused<>(refusal.malformed());
        }
    }

    /// A decoder that may refuse.
    @FunctionalInterface
    interface Step<T> {
        T run() throws Refusal;
    }
}
