package io.tombolo.runtime.config.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The machine that this process runs on.
public final class LocalHost implements Host {

    private final InstantSource clock;

    public LocalHost(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            // A host that cannot look itself up still has a name.
            String variable = System.getenv("HOSTNAME");
            return variable == null ? "localhost" : variable;
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public List<NetworkInterface> interfaces() {
        try {
            List<NetworkInterface> up = new ArrayList<>();
            for (var each : java.net.NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()) {
                    up.add(new NetworkInterface(
                            each.getName(),
                            each.getInterfaceAddresses().stream()
                                    .map(InterfaceAddress::getAddress)
                                    .map(LocalHost::withoutZone)
                                    .toList()));
                }
            }
            return List.copyOf(up);
        } catch (SocketException _) {
            return List.of();
        }
    }

    private static String withoutZone(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    @Override
    public byte[] read(Path file, int limit) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(limit);
        }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    @Override
    public Kind kind(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory() ? Kind.FOLDER : Kind.FILE;
        } catch (NoSuchFileException _) {
            return Kind.MISSING;
        } catch (FileSystemException broken) {
            if (Files.isSymbolicLink(path) && !Files.isReadable(path)) {
                throw new FileSystemException(path.toString(), null, "too many levels of symbolic links");
            }
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Kind.MISSING;
            }
            throw broken;
        }
    }
}
