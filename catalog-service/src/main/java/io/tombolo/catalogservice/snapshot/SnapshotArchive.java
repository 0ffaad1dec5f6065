package io.tombolo.catalogservice.snapshot;

import io.tombolo.catalogservice.replica.RecordStream;
import io.tombolo.core.catalog.CatalogState;
import io.tombolo.core.catalog.SnapshotWriter;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file format of saved states.
final class SnapshotArchive {

    /// Bytes of the largest state that is unpacked; a few bytes of gzip can claim to be any number.
    static final long LARGEST_STATE = 64L << 30;

    /// Bytes of the largest of the small files.
    private static final int LARGEST_NOTE = 64 * 1024;

    private static final String META = "meta.json";
    private static final String STATE = "state.bin";
    private static final String SUMS = "SHA256SUMS";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SnapshotArchive() {}

    /// Writes a state. Its length has to stand before it, so its records are made twice.
    ///
    /// @param out closed at the end
    static void write(CatalogState state, long term, Instant now, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        var counter = new Counter(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        RecordStream.write(new SnapshotWriter(state), counter);
        byte[] meta = JSON.writeValueAsBytes(ArchiveMeta.of(state, term, now, counter.bytes));
        String sums = line(sha256().digest(meta), META) + line(digest.digest(), STATE);
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out, LARGEST_NOTE))) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            write(tar, META, now, meta);
            tar.putArchiveEntry(entry(STATE, now, counter.bytes));
            RecordStream.write(new SnapshotWriter(state), tar);
            tar.closeArchiveEntry();
            write(tar, SUMS, now, sums.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Reads an archive to its end.
    ///
    /// @param state where the state is put
    /// @return what the archive says of itself
    /// @throws ArchiveFault if it is none, or not whole; the message says which
    /// @throws IOException  if it could not be read, or the state not be written
    static ArchiveMeta read(InputStream archive, Path state) throws IOException {
        try (var tar = new TarArchiveInputStream(unpacked(archive))) {
            return read(tar, state);
        } catch (ZipException damaged) {
            throw new ArchiveFault("failed to decompress snapshot: gzip: " + damaged.getMessage());
        } catch (EOFException early) {
            throw new ArchiveFault("failed to decompress snapshot: unexpected EOF");
        }
    }

    private static ArchiveMeta read(TarArchiveInputStream tar, Path state) throws IOException {
        Map<String, String> found = new HashMap<>();
        Optional<ArchiveMeta> meta = Optional.empty();
        Map<String, String> sums = Map.of();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            MessageDigest digest = sha256();
            var in = new DigestInputStream(tar, digest);
            switch (entry.getName()) {
                case META -> meta = Optional.of(meta(note(in, META)));
                case SUMS -> sums = sums(note(in, SUMS));
                case STATE -> {
                    if (entry.getSize() > LARGEST_STATE) {
                        throw new ArchiveFault("the snapshot's %s has %d bytes; there is none of more than %d"
                                .formatted(STATE, entry.getSize(), LARGEST_STATE));
                    }
                    Files.copy(in, state);
                }
                default -> throw new ArchiveFault("unexpected file \"%s\" in snapshot".formatted(entry.getName()));
            }
            found.put(entry.getName(), HexFormat.of().formatHex(digest.digest()));
        }
        for (String name : new String[] {META, STATE}) {
            if (!found.containsKey(name) || !sums.containsKey(name)) {
                throw new ArchiveFault("the snapshot is not whole: %s or its checksum is missing".formatted(name));
            }
            if (!sums.getOrDefault(name, "").equals(found.get(name))) {
                throw new ArchiveFault("the snapshot is damaged: the checksum of %s is %s, and should be %s"
                        .formatted(name, found.get(name), sums.get(name)));
            }
        }
        return meta.filter(said -> said.version() == ArchiveMeta.VERSION && ArchiveMeta.FORMAT.equals(said.format()))
                .orElseThrow(() -> new ArchiveFault(
                        "the snapshot was not made by this product: its %s says no format \"%s\"; only such can be restored"
                                .formatted(META, ArchiveMeta.FORMAT)));
    }

    private static InputStream unpacked(InputStream archive) throws IOException {
        try {
            return new GZIPInputStream(archive, LARGEST_NOTE);
        } catch (ZipException none) {
            throw new ArchiveFault("failed to decompress snapshot: gzip: invalid header");
        }
    }

    private static ArchiveMeta meta(String text) throws ArchiveFault {
        try {
            return JSON.readValue(text, ArchiveMeta.class);
        } catch (JacksonException wrong) {
            throw new ArchiveFault("the snapshot's %s is malformed: %s".formatted(META, wrong.getOriginalMessage()));
        }
    }

    private static Map<String, String> sums(String text) throws ArchiveFault {
        var sums = new HashMap<String, String>();
        for (String line : text.lines().toList()) {
            String[] parts = line.trim().split("\\s+", 2);
            if (parts.length != 2) {
                throw new ArchiveFault("the snapshot's %s is malformed at \"%s\"".formatted(SUMS, line));
            }
            sums.put(parts[1], parts[0]);
        }
        return sums;
    }

    private static String note(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_NOTE + 1);
        if (bytes.length > LARGEST_NOTE) {
            throw new ArchiveFault("the snapshot's %s has more than %d bytes".formatted(name, LARGEST_NOTE));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(TarArchiveOutputStream tar, String name, Instant now, byte[] bytes) throws IOException {
        tar.putArchiveEntry(entry(name, now, bytes.length));
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, Instant now, long size) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0600);
        entry.setModTime(now.toEpochMilli());
        return entry;
    }

    private static String line(byte[] digest, String name) {
        return HexFormat.of().formatHex(digest) + "  " + name + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /// Counts what is written.
    private static final class Counter extends FilterOutputStream {

        private long bytes;

        Counter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            bytes += length;
        }
    }
}
