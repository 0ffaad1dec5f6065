package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The names of a record's fields, in the order in which the reference declares them.
///
/// Senders write them sorted, which is where a reader looks first; a record that comes as a list has them as
/// declared.
final class Fields {

    private final String[] names;
    private final byte[][] encoded;
    private final int[] sorted;

    private Fields(String[] names) {
        this.names = names;
        encoded = Arrays.stream(names).map(Fields::key).toArray(byte[][]::new);
        sorted = IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing(index -> names[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static Fields declared(String... names) {
        return new Fields(names.clone());
    }

    /// A field's name as it stands on the wire, for writers.
    static byte[] key(String name) {
        var writer = new MsgpackWriter(name.length() + 1);
        writer.writeString(name);
        return writer.toByteArray();
    }

    int count() {
        return names.length;
    }

    String name(int index) {
        return names[index];
    }

    /// The field that stands at a place in the order of senders.
    int sortedAt(int place) {
        return sorted[place];
    }

    byte[] encoded(int index) {
        return encoded[index];
    }

    /// The field of a name in whatever form it came; -1 if there is none.
    int indexOf(Bytes name) {
        for (int i = 0; i < encoded.length; i++) {
            byte[] key = encoded[i];
            if (Arrays.equals(key, 1, key.length, name.array(), name.offset(), name.offset() + name.length())) {
                return i;
            }
        }
        return -1;
    }
}
