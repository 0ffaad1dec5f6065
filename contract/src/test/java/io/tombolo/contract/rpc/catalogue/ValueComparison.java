package io.tombolo.contract.rpc.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares what a peer says with what came of it here: nothing is lost but what is left out on purpose, nil and
/// empty are the same, and fields of other versions may have been added.
///
/// @param leftOut what may be missing besides
record ValueComparison(String where, Set<String> leftOut) {

    private static final int TIME_LENGTH = 15;

    void compare(Value theirs, Value ours) {
        if (theirs.equals(ours) || (isNothing(theirs) && isNothing(ours)) || isSameTime(theirs, ours)) {
            return;
        }
        if (theirs instanceof Value.Table table && ours instanceof Value.Table own) {
            table.entries().forEach((key, value) -> {
                String name = key.text().orElse("");
                Optional<Value> same = Optional.ofNullable(own.entries().get(key));
                if (same.isPresent()) {
                    in(name).compare(value, same.get());
                } else if (!leftOut.contains(name)) {
                    assertThat(Deviations.LEFT_OUT).as(where).contains(name);
                }
            });
        } else if (theirs instanceof Value.Array list && ours instanceof Value.Array own) {
            assertThat(own.values()).as(where).hasSameSizeAs(list.values());
            for (int i = 0; i < own.values().size(); i++) {
                in(String.valueOf(i)).compare(list.values().get(i), own.values().get(i));
            }
        } else if (!wrapped(theirs).isEmpty()
                && wrapped(theirs).size() == wrapped(ours).size()) {
            in("wrapped").compare(new Value.Array(wrapped(theirs)), new Value.Array(wrapped(ours)));
        } else {
            assertThat(ours).as(where).isEqualTo(theirs);
        }
    }

    private ValueComparison in(String name) {
        return new ValueComparison(where + "." + name, leftOut);
    }

    /// Where a clock stood is not kept, only what time it was.
    private static boolean isSameTime(Value theirs, Value ours) {
        return theirs instanceof Value.Raw(Bytes time)
                && ours instanceof Value.Raw(Bytes own)
                && time.length() == TIME_LENGTH
                && own.length() == TIME_LENGTH
                && time.at(0) == 1
                && time.slice(0, TIME_LENGTH - 2).equals(own.slice(0, TIME_LENGTH - 2));
    }

    private static boolean isNothing(Value value) {
        return switch (value) {
            case Value.Nil _ -> true;
            case Value.Raw raw -> raw.bytes().isEmpty();
            case Value.Array list -> list.values().isEmpty();
            case Value.Table table -> table.entries().isEmpty();
            case Value.Bool _, Value.Int _, Value.HugeInt _, Value.Float32 _, Value.Float64 _ -> false;
        };
    }

    /// The values inside a byte string, none if it is text or other bytes.
    private static List<Value> wrapped(Value value) {
        if (!(value instanceof Value.Raw(Bytes bytes))) {
            return List.of();
        }
        return switch (Msgpack.decodeAll(bytes, ValueComparison::sequence)) {
            case Decoded.Read<List<Value>> read -> read.value();
            case Decoded.Malformed<List<Value>> _ -> List.of();
        };
    }

    private static List<Value> sequence(MsgpackReader reader) throws MalformedMsgpack {
        var values = new ArrayList<Value>();
        while (reader.remaining() > 0) {
            values.add(Value.read(reader));
        }
        return values;
    }
}
