package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackType;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a record as the peers write their structures: a map with every field, the keys sorted by their bytes.
///
/// Reading expects the keys in that order and is fastest then; any order, unknown keys and missing keys are fine. A
/// record whose own constructor refuses the values with an `IllegalArgumentException` is malformed.
/// Source: RPC sheet 4.1, 4.2 and 4.5.
///
/// @param <R> the record
public final class RecordCodec<R> implements WireCodec<R> {

    private final Class<R> type;

    /// Made on first use and not with the codec, because records may contain lists of themselves. Two threads may both
    /// make it; both are equal, and safe to see half a moment late, because it is immutable.
    private @Nullable Compiled compiled;

    /// The layout in arrays, for the loops.
    private static final class Compiled {
        private final RecordLayout layout;
        private final Step[] steps;
        private final Object[] zeros;
        private final Object zero;
        private final boolean omits;

        Compiled(RecordLayout layout) {
            this.layout = layout;
            steps = layout.steps().toArray(Step[]::new);
            zeros = layout.zeros().toArray();
            zero = layout.construction().build(new Slots(layout.numberSlots(), zeros));
            omits = layout.steps().stream().anyMatch(Step::omitsEmpty);
        }
    }

    RecordCodec(Class<R> type) {
        this.type = type;
    }

    /// The codec of a record, or of what is inside the byte string of a [Wrapped] one.
    ///
    /// @throws IllegalStateException if the record, or one that it uses, cannot go over the wire: a bug in its
    /// declaration
    public static <R extends Record> RecordCodec<R> of(Class<R> type) {
        WireCodec<R> codec = WireCodec.of(type);
        if (codec instanceof WrappedCodec<R> wrapped) {
            codec = wrapped.content();
        }
        if (codec instanceof RecordCodec<R> record) {
            return record;
        }
        throw new IllegalStateException("%s does not travel as a map".formatted(type));
    }

    /// Finds every record that a codec uses, so that a wrong declaration fails at the start and not with the message.
    static void link(WireCodec<?> first) {
        Set<WireCodec<?>> seen = new HashSet<>();
        var open = new ArrayDeque<WireCodec<?>>(List.of(first));
        while (!open.isEmpty()) {
            WireCodec<?> codec = open.remove();
            if (codec instanceof ListCodec<?> list) {
                open.add(list.element());
            } else if (codec instanceof OptionalCodec<?> optional) {
                open.add(optional.value());
            } else if (codec instanceof WrappedCodec<?> wrapped) {
                open.add(wrapped.content());
            } else if (codec instanceof MapCodec<?, ?> map) {
                open.add(map.key());
                open.add(map.value());
            } else if (codec instanceof RecordCodec<?> record && seen.add(record)) {
                open.addAll(record.compiled().layout.references());
            }
        }
    }

    /// The record's fields in the order of declaration, for writers of other forms such as JSON.
    public List<FieldDeclaration> fields() {
        return compiled().layout.declarations();
    }

    @Override
    public void write(MsgpackWriter writer, R value) {
        Compiled form = compiled();
        writer.writeMapHeader(form.omits ? countPresent(form.steps, value) : form.steps.length);
        for (Step step : form.steps) {
            if (step.isWrittenFor(value)) {
                writer.writeEncoded(step.encodedKey());
                step.plan().write(writer, value);
            }
        }
    }

    private int countPresent(Step[] steps, R value) {
        int present = 0;
        for (Step step : steps) {
            if (step.isWrittenFor(value)) {
                present++;
            }
        }
        return present;
    }

    @Override
    public R read(MsgpackReader reader) throws MalformedMsgpack {
        if (reader.readNil()) {
            return zero();
        }
        Compiled form = compiled();
        Step[] steps = form.steps;
        var slots = new Slots(form.layout.numberSlots(), form.zeros.clone());
        int pairs = reader.enterMap();
        int expected = 0;
        for (int i = 0; i < pairs; i++) {
            int index = expected < steps.length && reader.readIfNext(steps[expected].encodedKey())
                    ? expected
                    : find(steps, reader);
            if (index < 0) {
                reader.skipValue();
            } else {
                steps[index].plan().read(reader, slots);
                expected = index + 1;
            }
        }
        reader.leave();
        try {
            return type.cast(form.layout.construction().build(slots));
        } catch (IllegalArgumentException refused) {
            throw reader.refuse();
        }
    }

    /// Reads a key and finds its field; negative if there is none.
    private static int find(Step[] steps, MsgpackReader reader) throws MalformedMsgpack {
        if (reader.nextType() != MsgpackType.RAW) {
            reader.skipValue();
            return -1;
        }
        Bytes key = reader.readBytes();
        int from = key.offset();
        int to = from + key.length();
        int low = 0;
        int high = steps.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            byte[] candidate = steps[middle].key();
            int order = Arrays.compareUnsigned(candidate, 0, candidate.length, key.array(), from, to);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public R zero() {
        return type.cast(compiled().zero);
    }

    private Compiled compiled() {
        Compiled form = compiled;
        if (form == null) {
            form = compile();
            compiled = form;
        }
        return form;
    }

    private Compiled compile() {
        try {
            return new Compiled(RecordLayout.of(type));
        } catch (IllegalArgumentException refused) {
            throw new IllegalStateException("%s refuses its own zero values".formatted(type), refused);
        }
    }

    @Override
    public String toString() {
        return "RecordCodec[" + type.getSimpleName() + "]";
    }
}
