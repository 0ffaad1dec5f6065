package io.tombolo.catalogservice.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tombolo.core.catalog.CatalogState;
import java.time.Instant;

/// What an archive says of itself, as `meta.json`.
///
/// @param version of the archive
/// @param id      term, index and time
/// @param index   of the last change in it
/// @param term    of the leader under which it was saved
/// @param size    bytes of the state
/// @param format  how the state is written; other products have others
record ArchiveMeta(
        @JsonProperty("Version") int version,
        @JsonProperty("ID") String id,
        @JsonProperty("Index") long index,
        @JsonProperty("Term") long term,
        @JsonProperty("Size") long size,
        @JsonProperty("Format") String format) {

    static final int VERSION = 1;
    static final String FORMAT = "tombolo-catalog";

    static ArchiveMeta of(CatalogState state, long term, Instant now, long size) {
        return new ArchiveMeta(
                VERSION,
                "%d-%d-%d".formatted(term, state.index(), now.toEpochMilli()),
                state.index(),
                term,
                size,
                FORMAT);
    }
}
