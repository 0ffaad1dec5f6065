package io.tombolo.catalogservice.log.jraft;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes sure that one process uses a folder. The lock ends with the process, however that ends.
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Makes the folder, if it is not there, and takes it.
    ///
    /// @throws IOException if it cannot be used; the message says why, and what to do
    static FolderLock take(Path folder) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new IOException(
                    "cannot write to %s (%s): make it a folder that belongs to the user of this process, or configure another data_dir"
                            .formatted(folder, unusable),
                    unusable);
        }
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException same) {
            channel.close();
            throw inUse(folder);
        }
        channel.close();
        throw inUse(folder);
    }

    private static IOException inUse(Path folder) {
        return new IOException(
                "%s is in use by another process: stop that one, or configure another data_dir".formatted(folder));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
