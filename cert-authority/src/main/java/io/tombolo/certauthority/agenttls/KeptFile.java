package io.tombolo.certauthority.agenttls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes a file that others rely on: whole or not at all, synced, and never over another one.
public enum KeptFile {
    /// Everybody may read it.
    CERTIFICATE("rw-r--r--"),
    /// Only its owner may read it, from its first byte on.
    PRIVATE_KEY("rw-------");

    private final String permissions;

    KeptFile(String permissions) {
        this.permissions = permissions;
    }

    /// Writes `content`.
    ///
    /// @throws FileAlreadyExistsException if there is a file of that name
    /// @throws IOException                if it cannot be written; then nothing is left behind
    public void write(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("%s is no file".formatted(file));
        }
        Set<PosixFilePermission> allowed = PosixFilePermissions.fromString(permissions);
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(allowed);
        Path written = Files.createTempFile(folder, ".new-", ".pem", mode);
        try {
            // The temporary file was made with the user's mask on top.
            Files.setPosixFilePermissions(written, allowed);
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            publish(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /// A second name fails if there is a file; a move looks first and may replace what came in between, so it is
    /// only for file systems without hard links.
    private static void publish(Path written, Path file) throws IOException {
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException _) {
            Files.move(written, file);
        }
    }
}
