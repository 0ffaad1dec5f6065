package io.tombolo.runtime.config.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The machine that a configuration is loaded on, as far as loading looks at it.
public interface Host {

    /// The host name: the node name where none is configured.
    String name();

    /// The time by which certificates are judged.
    Instant now();

    /// The network interfaces that are up, in the system's order.
    List<NetworkInterface> interfaces();

    /// At most `limit` bytes from the start of a file.
    ///
    /// @throws IOException if it cannot be read
    byte[] read(Path file, int limit) throws IOException;

    /// What stands in a folder, in lexical order, folders and other things included.
    ///
    /// @throws IOException if it cannot be read
    List<Path> list(Path folder) throws IOException;

    /// What a path leads to, through links.
    ///
    /// @throws IOException if links go in a circle or permission is missing
    Kind kind(Path path) throws IOException;

    /// What a path leads to.
    enum Kind {
        /// Nothing there.
        MISSING,
        /// A folder.
        FOLDER,
        /// A file, or anything else that can be read, such as a pipe.
        FILE
    }

    /// A network interface.
    ///
    /// @param addresses IPv4 and IPv6 in their usual text form, without a zone
    record NetworkInterface(String name, List<String> addresses) {}
}
