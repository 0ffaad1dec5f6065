package io.tombolo.catalogservice.replica;

import io.tombolo.catalogservice.log.ReplicatedState;
import io.tombolo.core.catalog.Applied;
import io.tombolo.core.catalog.CatalogState;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.LogEntryCodec;
import io.tombolo.core.catalog.SnapshotWriter;
import io.tombolo.core.catalog.radix.Watch;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The state of the datacenter on this server. The log writes it; any thread reads it.
public final class CatalogReplica implements ReplicatedState<Outcome> {

    private final Waiters waiters = new Waiters();
    private volatile Version newest = new Version(CatalogState.empty(), 0);

    /// The state at one moment.
    ///
    /// @param history counts how often the whole state was replaced: indexes of two histories cannot be
    ///                compared
    public record Version(CatalogState state, long history) {

        /// The tables.
        public Store store() {
            return state.store();
        }
    }

    /// The newest one.
    public Version version() {
        return newest;
    }

    /// Sleeps until what was read of a version may have changed.
    ///
    /// @param watches of what was read
    /// @return whether it may have; no, if the time is over
    /// @throws InterruptedException if nobody wants to know any more
    public boolean await(Version version, List<Watch> watches, long nanos) throws InterruptedException {
        return await(version, watches, () -> true, nanos);
    }

    /// Sleeps until what was read of a version may have changed, or there is another reason to look.
    ///
    /// @param watches     of what was read
    /// @param goesOn      whether there is none: looked at before sleeping; whoever changes it calls [#wakeAll]
    ///                    afterwards
    /// @return whether there may be something to see; no, if the time is over
    /// @throws InterruptedException if nobody wants to know any more
    // Every change makes a new version; comparing their contents would take as long as the catalog is large.
    @SuppressWarnings("ReferenceEquality")
    public boolean await(Version version, List<Watch> watches, BooleanSupplier goesOn, long nanos)
            throws InterruptedException {
        return waiters.await(watches, () -> newest == version && goesOn.getAsBoolean(), nanos);
    }

    /// Makes all that sleep look again.
    public void wakeAll() {
        waiters.fireAll();
    }

    /// How many parts of the state somebody waits for.
    public int watched() {
        return waiters.watched();
    }

    /// How many threads sleep.
    public int sleepers() {
        return waiters.sleepers();
    }

    @Override
    public Outcome apply(long index, Bytes command) {
        LogEntry entry = switch (LogEntryCodec.decode(command)) {
            case Decoded.Read<LogEntry>(LogEntry read, int length) -> read;
            case Decoded.Malformed<LogEntry>(var fault, int offset) ->
                throw new IllegalStateException(
                        "entry %d of the log is none that this version knows: %s at byte %d; start a version that is at least as new as the one that wrote it"
                                .formatted(index, fault, offset));
        };
        Applied applied = newest.state().apply(index, entry);
        if (applied.replaced()) {
            begin(applied.state());
        } else {
            newest = new Version(applied.state(), newest.history());
            waiters.fire(applied.fired());
        }
        return applied.outcome();
    }

    @Override
    public Image image() {
        CatalogState state = newest.state();
        return snapshot -> RecordStream.write(new SnapshotWriter(state), snapshot);
    }

    @Override
    public void restore(InputStream snapshot) throws IOException {
        begin(RecordStream.readState(snapshot));
    }

    private void begin(CatalogState state) {
        newest = new Version(state, newest.history() + 1);
        waiters.fireAll();
    }
}
