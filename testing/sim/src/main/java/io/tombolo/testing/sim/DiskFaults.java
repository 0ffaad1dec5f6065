package io.tombolo.testing.sim;

/// What a disk does wrong. Immutable; start from [#NONE].
///
/// @param tornWrites whether a crash may leave some unsynced writes, and part of one, on the disk; without it a crash
///                   leaves exactly what was synced
/// @param lostSyncs  share of syncs that say they are done and are not, 0 to 1
/// @param failures   share of writes and syncs that fail with an `IOException`, 0 to 1
public record DiskFaults(boolean tornWrites, double lostSyncs, double failures) {

    /// Does all that it promises.
    public static final DiskFaults NONE = new DiskFaults(false, 0, 0);

    /// @throws IllegalArgumentException if a share is not from 0 to 1
    public DiskFaults {
        if (!(lostSyncs >= 0 && lostSyncs <= 1) || !(failures >= 0 && failures <= 1)) {
            throw new IllegalArgumentException(
                    "shares must be from 0 to 1. received: lostSyncs %s, failures %s".formatted(lostSyncs, failures));
        }
    }

    public DiskFaults withTornWrites() {
        return new DiskFaults(true, lostSyncs, failures);
    }

    public DiskFaults withLostSyncs(double share) {
        return new DiskFaults(tornWrites, share, failures);
    }

    public DiskFaults withFailures(double share) {
        return new DiskFaults(tornWrites, lostSyncs, share);
    }
}
