package io.tombolo.core.catalog.store;

/// The log index of the last change of something that users wait for.
///
/// @param name  a table (`kvs`), or a part of one (`service.web`)
/// @param index where in the log it last changed
record TableIndex(String name, long index) {

    static final Table<TableIndex> TABLE = Table.of("index", TableIndex.class, row -> Key.exact(row.name()));
}
