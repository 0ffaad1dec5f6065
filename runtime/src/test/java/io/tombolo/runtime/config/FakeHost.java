package io.tombolo.runtime.config;

import io.tombolo.runtime.config.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A machine made up: files in memory, one private address, a fixed time.
public final class FakeHost implements Host {

    /// The time on this machine.
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final TreeMap<Path, byte[]> files = new TreeMap<>();
    private final Set<Path> unreadable = new HashSet<>();
    private List<NetworkInterface> interfaces = List.of(
            new NetworkInterface("lo", List.of("127.0.0.1")), new NetworkInterface("eth0", List.of("10.0.0.5")));
    private String name = "s1";

    /// Puts a file there.
    public FakeHost with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts a file there.
    public FakeHost with(String path, byte[] content) {
        files.put(Path.of(path), content);
        return this;
    }

    /// Puts a file there that nobody may read.
    public FakeHost withUnreadable(String path) {
        unreadable.add(Path.of(path));
        return with(path, "");
    }

    /// Gives the machine another name.
    public FakeHost named(String name) {
        this.name = name;
        return this;
    }

    /// Gives the machine other addresses, all on `eth0`.
    public FakeHost withAddresses(String... addresses) {
        interfaces = List.of(new NetworkInterface("eth0", List.of(addresses)));
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant now() {
        return NOON;
    }

    @Override
    public List<NetworkInterface> interfaces() {
        return interfaces;
    }

    @Override
    public byte[] read(Path file, int limit) throws IOException {
        if (unreadable.contains(file)) {
            throw new AccessDeniedException(file.toString());
        }
        byte[] content = files.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content.length <= limit ? content.clone() : Arrays.copyOf(content, limit);
    }

    @Override
    public List<Path> list(Path folder) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(folder) && !file.equals(folder))
                .map(file -> folder.resolve(file.getName(folder.getNameCount())))
                .distinct()
                .toList();
    }

    @Override
    public Kind kind(Path path) {
        if (files.containsKey(path)) {
            return Kind.FILE;
        }
        return list(path).isEmpty() ? Kind.MISSING : Kind.FOLDER;
    }
}
