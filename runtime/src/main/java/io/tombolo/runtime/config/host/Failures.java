package io.tombolo.runtime.config.host;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be read, in the system's words.
public final class Failures {

    private Failures() {}

    /// The reason alone, without the path, which the message that it goes into has already.
    public static String reason(Exception failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "not a directory";
            case FileSystemLoopException _ -> "too many levels of symbolic links";
            case FileSystemException described when described.getReason() != null -> described.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
