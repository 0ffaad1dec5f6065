package io.tombolo.testing.system.replay;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares an answer with the recorded one, value by value.
///
/// Nil and empty are the same (RPC sheet 4.5), and where a clock stood does not matter. Our answers have fields of
/// versions that the recorded server did not know; those have to say nothing.
///
/// @param masked      paths of values that cannot be the same, as `Index` or `Servers.LastIndex`
/// @param differences what was found, with its path
record AnswerComparison(Set<String> masked, List<String> differences) {

    private static final int TIME_LENGTH = 15;

    AnswerComparison(Set<String> masked) {
        this(masked, new ArrayList<>());
    }

    /// What differs, as `path: theirs, but ours is …`.
    List<String> compare(Bytes theirs, Bytes ours) {
        compare("", value(theirs), value(ours));
        return differences;
    }

    private static Value value(Bytes body) {
        return switch (Msgpack.decodeAll(body, Value::read)) {
            case Decoded.Read<Value> read -> read.value();
            case Decoded.Malformed<Value> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private void compare(String path, Value theirs, Value ours) {
        if (masked.contains(path) || theirs.equals(ours) || (isEmpty(theirs) && isEmpty(ours))) {
            return;
        }
        if (theirs instanceof Value.Table(var table) && ours instanceof Value.Table(var own)) {
            compare(path, table, own);
        } else if (theirs instanceof Value.Array(var list)
                && ours instanceof Value.Array(var own)
                && list.size() == own.size()) {
            for (int i = 0; i < list.size(); i++) {
                compare(path, list.get(i), own.get(i));
            }
        } else if (theirs instanceof Value.Raw(Bytes raw) && ours instanceof Value.Raw(Bytes own)) {
            compare(path, raw, own);
        } else {
            differences.add("%s: %s, but ours is %s".formatted(path, theirs, ours));
        }
    }

    private void compare(String path, Map<Value, Value> theirs, Map<Value, Value> ours) {
        var keys = new LinkedHashSet<>(theirs.keySet());
        keys.addAll(ours.keySet());
        for (Value key : keys) {
            String name = path + (path.isEmpty() ? "" : ".") + key.text().orElse("");
            Value their = theirs.getOrDefault(key, new Value.Nil());
            Value our = ours.getOrDefault(key, new Value.Nil());
            if (theirs.containsKey(key) && ours.containsKey(key)) {
                compare(name, their, our);
            } else {
                Value alone = theirs.containsKey(key) ? their : our;
                if (!masked.contains(name) && !saysNothing(alone)) {
                    differences.add(
                            "%s: only %s: %s".formatted(name, theirs.containsKey(key) ? "theirs" : "ours", alone));
                }
            }
        }
    }

    private void compare(String path, Bytes theirs, Bytes ours) {
        if (isTime(theirs) && isTime(ours)) {
            if (!theirs.slice(0, TIME_LENGTH - 2).equals(ours.slice(0, TIME_LENGTH - 2))) {
                differences.add("%s: time %s, but ours is %s".formatted(path, theirs.hex(), ours.hex()));
            }
            return;
        }
        List<Value> inside = sequence(theirs);
        List<Value> own = sequence(ours);
        if (inside.size() > 1 && inside.size() == own.size()) {
            compare(path, new Value.Array(inside), new Value.Array(own));
        } else {
            differences.add("%s: \"%s\", but ours is \"%s\"".formatted(path, theirs.text(), ours.text()));
        }
    }

    private static boolean isTime(Bytes bytes) {
        return bytes.length() == TIME_LENGTH && bytes.at(0) == 1;
    }

    /// The values inside of a byte string (RPC sheet 4.7); none if it is something else.
    private static List<Value> sequence(Bytes bytes) {
        return switch (Msgpack.decodeAll(bytes, AnswerComparison::sequence)) {
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

    private static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Nil _ -> true;
            case Value.Raw(Bytes bytes) -> bytes.isEmpty();
            case Value.Array(var values) -> values.isEmpty();
            case Value.Table(var entries) -> entries.isEmpty();
            case Value.Bool _, Value.Int _, Value.HugeInt _, Value.Float32 _, Value.Float64 _ -> false;
        };
    }

    /// Empty, false or zero: what a field says that was never set.
    private static boolean saysNothing(Value value) {
        return switch (value) {
            case Value.Bool(boolean set) -> !set;
            case Value.Int(long number) -> number == 0;
            case Value.HugeInt _ -> false;
            case Value.Float32(float number) -> number == 0;
            case Value.Float64(double number) -> number == 0;
            case Value.Table(var entries) -> entries.values().stream().allMatch(AnswerComparison::saysNothing);
            case Value.Nil _, Value.Raw _, Value.Array _ -> isEmpty(value);
        };
    }
}
