package io.tombolo.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/// Files that only their owner may read, and that are replaced as a whole.
public final class PrivateFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /// What a replacement survives.
    public enum Durability {
        /// The loss of power: the bytes are on disk before the file has its name.
        POWER_LOSS,
        /// The end of this process; after a loss of power the file may be the one before, or empty.
        PROCESS_END
    }

    /// Writes a file aside and gives it its name, so that no reader sees half of it. Makes its folder.
    ///
    /// @throws IOException if the disk refuses
    public static void replace(Path path, byte[] content, Durability durability) throws IOException {
        Path file = path.toAbsolutePath();
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel fresh = FileChannel.open(
                aside, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                fresh.write(bytes);
            }
            if (durability == Durability.POWER_LOSS) {
                fresh.force(true);
            }
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
