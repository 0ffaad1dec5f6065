package io.tombolo.catalogservice.snapshot;

import io.tombolo.catalogservice.replica.RecordStream;
import io.tombolo.core.catalog.SnapshotContents;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a saved state says of itself and contains; no server is needed for it. Source: CLI sheet 6, `snapshot inspect`.
///
/// @param id       term, index and time
/// @param size     bytes of the state
/// @param index    of the last change in it
/// @param term     of the leader under which it was saved
/// @param version  of the archive
/// @param contents the tables that have rows, the largest first
public record SnapshotInspection(
        String id, long size, long index, long term, int version, List<SnapshotContents.Section> contents) {

    /// Takes a copy of the list.
    public SnapshotInspection {
        contents = List.copyOf(contents);
    }

    /// Reads an archive to its end, and verifies its checksums.
    ///
    /// @param folder where it is unpacked meanwhile
    /// @throws IOException if it is no archive of this product, or not whole; the message says which
    public static SnapshotInspection of(InputStream archive, Path folder) throws IOException {
        Path state = folder.resolve("inspect-" + UUID.randomUUID());
        try {
            ArchiveMeta meta = SnapshotArchive.read(archive, state);
            return new SnapshotInspection(
                    meta.id(), meta.size(), meta.index(), meta.term(), meta.version(), contents(state));
        } finally {
            Files.deleteIfExists(state);
        }
    }

    private static List<SnapshotContents.Section> contents(Path state) throws IOException {
        var contents = new SnapshotContents();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(state))) {
            var records = new RecordStream.Records(in);
            while (records.hasNext()) {
                Optional<String> fault = contents.add(records.next());
                if (fault.isPresent()) {
                    throw new ArchiveFault("failed to read snapshot: " + fault.get());
                }
            }
        }
        if (!contents.isWhole()) {
            throw new ArchiveFault("failed to read snapshot: its last record is missing");
        }
        return contents.sections();
    }
}
