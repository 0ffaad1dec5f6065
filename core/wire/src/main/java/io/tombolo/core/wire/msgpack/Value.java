package io.tombolo.core.wire.msgpack;

import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value that describes itself: what stands in a field that the peers declare as "any".
///
/// Keeps what the wire tells apart and no more: text and bytes are one case, a whole number keeps its value but not its
/// width. Maps keep their order. Source: RPC sheet 4.3 and 4.5.
public sealed interface Value {

    /// `nil`.
    record Nil() implements Value {
        private static final Nil ONLY = new Nil();
    }

    /// `true` or `false`.
    record Bool(boolean value) implements Value {}

    /// A whole number below 2^63.
    record Int(long value) implements Value {}

    /// A whole number from 2^63 up to 2^64 - 1.
    ///
    /// @param bits the number's 64 bits; negative if read with a sign
    record HugeInt(long bits) implements Value {}

    /// A number of 32 bits with a fraction.
    record Float32(float value) implements Value {}

    /// A number of 64 bits with a fraction; numbers that came in as JSON are these.
    record Float64(double value) implements Value {}

    /// Text or bytes: the wire does not tell which.
    record Raw(Bytes bytes) implements Value {}

    /// A list.
    record Array(List<Value> values) implements Value {
        /// Takes a copy of the list.
        public Array {
            values = List.copyOf(values);
        }
    }

    /// A map, in the order in which it was written.
    record Table(Map<Value, Value> entries) implements Value {
        /// Takes a copy of the map.
        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /// The value under a text key.
        public Optional<Value> get(String key) {
            return Optional.ofNullable(entries.get(Value.of(key)));
        }
    }

    /// Nothing as a value.
    static Value nil() {
        return Nil.ONLY;
    }

    /// Text as a value.
    static Value of(String text) {
        return new Raw(Bytes.ofText(text));
    }

    /// A whole number as a value.
    static Value of(long number) {
        return new Int(number);
    }

    /// A number with a fraction as a value.
    static Value of(double number) {
        return new Float64(number);
    }

    /// A truth as a value.
    static Value of(boolean truth) {
        return new Bool(truth);
    }

    /// A list of values.
    static Value of(List<Value> values) {
        return new Array(values);
    }

    /// A map with text keys.
    static Value of(Map<String, Value> entries) {
        var table = LinkedHashMap.<Value, Value>newLinkedHashMap(entries.size());
        entries.forEach((key, value) -> table.put(of(key), value));
        return new Table(table);
    }

    /// The text of a raw value.
    default Optional<String> text() {
        return this instanceof Raw raw ? Optional.of(raw.bytes().text()) : Optional.empty();
    }

    /// Reads any value, as deep as [MsgpackReader#DEPTH_LIMIT]. Extensions become their bytes.
    static Value read(MsgpackReader reader) throws MalformedMsgpack {
        return switch (reader.nextType()) {
            case NIL -> {
                reader.readNil();
                yield nil();
            }
            case BOOLEAN -> new Bool(reader.readBoolean());
            case INTEGER -> {
                boolean huge = reader.nextIsHuge();
                long bits = huge ? reader.readUnsigned() : reader.readLong();
                yield huge ? new HugeInt(bits) : new Int(bits);
            }
            case FLOAT -> reader.nextIsSingle() ? new Float32(reader.readFloat()) : new Float64(reader.readDouble());
            case RAW, EXTENSION -> new Raw(reader.readBytes());
            case ARRAY -> readArray(reader);
            case MAP -> readTable(reader);
            case UNUSED -> throw new MalformedMsgpack(MsgpackFault.UNUSED_TYPE, reader.offset());
        };
    }

    private static Value readArray(MsgpackReader reader) throws MalformedMsgpack {
        int count = reader.enterArray();
        var values = new ArrayList<Value>(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            values.add(read(reader));
        }
        reader.leave();
        return new Array(values);
    }

    private static Value readTable(MsgpackReader reader) throws MalformedMsgpack {
        int count = reader.enterMap();
        var entries = LinkedHashMap.<Value, Value>newLinkedHashMap(MsgpackReader.roomFor(count));
        for (int i = 0; i < count; i++) {
            Value key = read(reader);
            entries.put(key, read(reader));
        }
        reader.leave();
        return new Table(entries);
    }
}
