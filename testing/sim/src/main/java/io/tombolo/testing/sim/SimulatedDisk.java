package io.tombolo.testing.sim;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder of files on a disk that forgets what was not synced.
///
/// As on a POSIX file system a file's content is durable after [#sync], and its name (new, renamed, deleted) after
/// [#syncFolder]; the one does not imply the other. Reads see everything that was written. A crash of the node
/// keeps what was durable, and with [DiskFaults] a beginning of what was not. One thread.
public final class SimulatedDisk {

    private final SplitMix random;
    private final Recorder recorder;
    private final List<FolderChange> unsynced = new ArrayList<>();
    private SortedMap<String, DiskFile> files = new TreeMap<>();
    private SortedMap<String, DiskFile> durableFiles = new TreeMap<>();
    private DiskFaults faults = DiskFaults.NONE;

    SimulatedDisk(SplitMix random, Recorder recorder) {
        this.random = random;
        this.recorder = recorder;
    }

    /// Where a disk says what happened to it.
    @FunctionalInterface
    interface Recorder {
        void record(String verb, Object what);
    }

    @FunctionalInterface
    private interface FolderChange {
        void apply(SortedMap<String, DiskFile> folder);
    }

    /// From now on the disk has these faults.
    public void setFaults(DiskFaults newFaults) {
        faults = newFaults;
    }

    /// The names of all files, sorted.
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /// The whole content of a file.
    ///
    /// @throws NoSuchFileException if there is none of this name
    public byte[] read(String name) throws NoSuchFileException {
        return existing(name).read();
    }

    /// Writes at an offset, and makes the file where there is none. A gap is filled with zeros.
    public void write(String name, int offset, byte[] bytes) throws IOException {
        failSometimes("write", name);
        recorder.record("disk", new Written(name, offset, bytes.length));
        fileToWrite(name).write(offset, bytes.clone());
    }

    /// Writes at the end, and makes the file where there is none.
    public void append(String name, byte[] bytes) throws IOException {
        write(name, files.containsKey(name) ? existing(name).length() : 0, bytes);
    }

    /// Makes the file shorter.
    public void truncate(String name, int length) throws IOException {
        failSometimes("truncate", name);
        recorder.record("disk", new Truncated(name, length));
        existing(name).truncate(length);
    }

    /// Makes the file's content durable, but not its name.
    public void sync(String name) throws IOException {
        failSometimes("sync", name);
        DiskFile file = existing(name);
        if (random.chance(faults.lostSyncs())) {
            recorder.record("sync-lost", name);
        } else {
            recorder.record("sync", name);
            file.sync();
        }
    }

    /// Renames a file, over another of the new name if there is one. Atomic, and durable after [#syncFolder].
    public void rename(String from, String to) throws IOException {
        failSometimes("rename", from);
        DiskFile file = existing(from);
        recorder.record("disk", new Renamed(from, to));
        change(folder -> {
            folder.remove(from);
            folder.put(to, file);
        });
    }

    /// Deletes a file.
    public void delete(String name) throws IOException {
        failSometimes("delete", name);
        existing(name);
        recorder.record("disk", new Deleted(name));
        change(folder -> folder.remove(name));
    }

    /// Makes the names of all files durable, but not their content.
    public void syncFolder() throws IOException {
        failSometimes("sync", "the folder");
        if (random.chance(faults.lostSyncs())) {
            recorder.record("sync-lost", "the folder");
        } else {
            recorder.record("sync", "the folder");
            durableFiles = new TreeMap<>(files);
            unsynced.clear();
        }
    }

    /// Loses power.
    void crash() {
        long survivors = faults.tornWrites() ? random.below(unsynced.size() + 1L) : 0;
        for (FolderChange change : unsynced.subList(0, (int) survivors)) {
            change.apply(durableFiles);
        }
        unsynced.clear();
        for (DiskFile file : durableFiles.values()) {
            file.crash(faults.tornWrites(), random);
        }
        files = new TreeMap<>(durableFiles);
    }

    private DiskFile existing(String name) throws NoSuchFileException {
        DiskFile file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private DiskFile fileToWrite(String name) {
        DiskFile file = files.get(name);
        if (file != null) {
            return file;
        }
        DiskFile made = new DiskFile();
        change(folder -> folder.put(name, made));
        return made;
    }

    private void change(FolderChange change) {
        change.apply(files);
        unsynced.add(change);
    }

    private void failSometimes(String what, String name) throws IOException {
        if (random.chance(faults.failures())) {
            recorder.record("disk-fails", what + " " + name);
            throw new IOException("simulated failure: " + what + " " + name);
        }
    }

    private record Written(String file, int offset, int length) {}

    private record Truncated(String file, int length) {}

    private record Renamed(String from, String to) {}

    private record Deleted(String file) {}
}
