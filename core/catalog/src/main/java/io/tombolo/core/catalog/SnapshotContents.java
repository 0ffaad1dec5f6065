package io.tombolo.core.catalog;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts what a snapshot contains, without making a state of it: whatever its size, this takes no memory. For one
/// thread.
public final class SnapshotContents {

    private final Map<String, Section> sections = new TreeMap<>();
    private String table = "";
    private boolean whole;

    /// The rows of a table.
    ///
    /// @param bytes of all of them
    public record Section(String table, long rows, long bytes) {}

    private record Part(int kind, String table) {}

    /// Takes the next record.
    ///
    /// @return what is wrong with it; empty if nothing is
    public Optional<String> add(Bytes record) {
        return switch (Msgpack.decode(record, SnapshotContents::part)) {
            case Decoded.Malformed<Part>(var fault, int offset) ->
                Optional.of("a record is malformed at byte %d: %s".formatted(offset, fault));
            case Decoded.Read<Part> read -> {
                Part part = read.value();
                if (part.kind() == SnapshotWriter.TABLE) {
                    table = part.table();
                } else if (part.kind() == SnapshotWriter.ROW) {
                    sections.merge(table, new Section(table, 1, record.length()), SnapshotContents::sum);
                } else if (part.kind() == SnapshotWriter.END) {
                    whole = true;
                }
                yield Optional.empty();
            }
        };
    }

    private static Part part(MsgpackReader reader) throws MalformedMsgpack {
        int parts = reader.readArrayHeader();
        int kind = reader.readInt();
        String name = kind == SnapshotWriter.TABLE && parts > 1 ? reader.readString() : "";
        return new Part(kind, name);
    }

    private static Section sum(Section one, Section other) {
        return new Section(one.table(), one.rows() + other.rows(), one.bytes() + other.bytes());
    }

    /// Whether the last record of the snapshot has come.
    public boolean isWhole() {
        return whole;
    }

    /// The tables that have rows, the largest first.
    public List<Section> sections() {
        return sections.values().stream()
                .sorted(Comparator.comparingLong(Section::bytes).reversed())
                .toList();
    }
}
