package io.tombolo.gossipservice;

import io.tombolo.core.gossip.codec.SnapshotText;
import io.tombolo.core.gossip.message.SnapshotLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// Who was alive, and what was heard last, over a restart.
///
/// Lines are appended without a sync: what a crash of the machine takes is told again by the pool. Writing anew
/// goes to another file that is synced and renamed, so that there is always a whole one. Source: gossip sheet 19.
final class SnapshotFile implements AutoCloseable {

    private final Path path;
    private FileChannel file;

    private SnapshotFile(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    static SnapshotFile open(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new SnapshotFile(path, appending(path));
    }

    /// The lines of the file from before; call it before anything is appended.
    List<SnapshotLine> lines() throws IOException {
        return SnapshotText.parse(Files.readString(path, StandardCharsets.UTF_8));
    }

    long size() throws IOException {
        return file.size();
    }

    void append(SnapshotLine line) throws IOException {
        write(file, SnapshotText.format(line));
    }

    void rewrite(List<SnapshotLine> lines) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".compact");
        try (FileChannel fresh = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(fresh, lines.stream().map(SnapshotText::format).collect(Collectors.joining()));
            fresh.force(true);
        }
        Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        file.close();
        file = appending(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static FileChannel appending(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static void write(FileChannel to, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }
}
