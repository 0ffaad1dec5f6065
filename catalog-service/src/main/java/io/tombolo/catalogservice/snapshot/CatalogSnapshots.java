package io.tombolo.catalogservice.snapshot;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Reads;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.catalogservice.replica.RecordStream;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.contract.rpc.snapshot.SnapshotRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.CatalogState;
import io.tombolo.core.catalog.restore.RestoreCommand;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.RpcError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saves the state of this datacenter, and restores one through the log.
public final class CatalogSnapshots implements SnapshotOwner {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.snapshot");

    /// Bytes of records that go into the log at a time.
    private static final int CHUNK = 512 * 1024;

    private static final int PIPE = 256 * 1024;

    private final Reads reads;
    private final Writes writes;
    private final Authorizers authorizers;
    private final ReplicatedLog<?> log;
    private final CatalogReplica replica;
    private final Path folder;
    private final InstantSource clock;

    /// @param folder where an archive that is to be restored is unpacked
    public CatalogSnapshots(
            Reads reads,
            Writes writes,
            Authorizers authorizers,
            ReplicatedLog<?> log,
            CatalogReplica replica,
            Path folder,
            InstantSource clock) {
        this.reads = reads;
        this.writes = writes;
        this.authorizers = authorizers;
        this.log = log;
        this.replica = replica;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Saved save(SnapshotRequest request) {
        demandManagement(request);
        reads.confirm(options(request));
        CatalogState state = replica.version().state();
        return new Saved(reads.meta(state.index()), archive(state));
    }

    private InputStream archive(CatalogState state) {
        var archive = new PipedInputStream(PIPE);
        try {
            var writer = new PipedOutputStream(archive);
            long term = log.progress().term();
            Thread.ofVirtual().name("snapshot-save").start(() -> write(state, term, writer));
            return archive;
        } catch (IOException impossible) {
            throw new IllegalStateException("a new pipe is not connected yet", impossible);
        }
    }

    /// Whoever reads hears of a failure: the pipe ends without the end of the archive.
    private void write(CatalogState state, long term, PipedOutputStream writer) {
        try (writer) {
            SnapshotArchive.write(state, term, clock.instant(), writer);
        } catch (IOException gone) {
            LOG.atWarn().addKeyValue("cause", gone.getMessage()).log("a snapshot was not taken to its end");
        }
    }

    @Override
    public QueryMeta restore(SnapshotRequest request, InputStream archive) throws IOException {
        demandManagement(request);
        reads.confirm(options(request));
        Path state = folder.resolve("restore-" + UUID.randomUUID());
        try {
            ArchiveMeta meta = SnapshotArchive.read(archive, state);
            long index = readable(state).index();
            propose(state);
            LOG.atInfo()
                    .addKeyValue("archive", meta.id())
                    .addKeyValue("index", index)
                    .log("restored a snapshot");
            return reads.meta(replica.version().state().index());
        } catch (ArchiveFault fault) {
            throw new RpcFailedException(new RpcError.Other(String.valueOf(fault.getMessage())));
        } finally {
            Files.deleteIfExists(state);
        }
    }

    /// Makes sure that every server will be able to read it.
    private static CatalogState readable(Path state) throws IOException {
        try (InputStream in = buffered(state)) {
            return RecordStream.readState(in);
        } catch (IOException unreadable) {
            throw new ArchiveFault("failed to read snapshot: " + unreadable.getMessage());
        }
    }

    private void propose(Path state) throws IOException {
        String restore = UUID.randomUUID().toString();
        try (InputStream in = buffered(state)) {
            var records = new RecordStream.Records(in);
            var chunk = new ArrayList<Bytes>();
            long chunks = 0;
            int size = 0;
            while (records.hasNext()) {
                Bytes record = records.next();
                if (!chunk.isEmpty() && size + record.length() > CHUNK) {
                    write(new RestoreCommand.Chunk(restore, chunks++, chunk));
                    chunk.clear();
                    size = 0;
                }
                chunk.add(record);
                size += record.length();
            }
            write(new RestoreCommand.Chunk(restore, chunks++, chunk));
            write(new RestoreCommand.Finish(restore, chunks));
        }
    }

    private void write(RestoreCommand command) {
        var _ = writes.write(new CatalogCommand.Restore(command));
    }

    private static InputStream buffered(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), PIPE);
    }

    private void demandManagement(SnapshotRequest request) {
        new Sight(authorizers.of(request.token())).demand(Access.WRITE, Resource.ACL, "");
    }

    private static QueryOptions options(SnapshotRequest request) {
        return new QueryOptions(
                request.token(),
                0,
                Duration.ZERO,
                request.allowStale(),
                false,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }
}
