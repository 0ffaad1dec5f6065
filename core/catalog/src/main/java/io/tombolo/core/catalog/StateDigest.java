package io.tombolo.core.catalog;

import io.tombolo.core.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A short name for a state: replicas that have applied the same log have the same one.
public final class StateDigest {

    private StateDigest() {}

    /// SHA-256 over the state's snapshot. Costs as much as writing one.
    public static Bytes of(CatalogState state) {
        MessageDigest digest = sha256();
        new SnapshotWriter(state).forEachRemaining(record -> {
            digest.update((byte) (record.length() >>> 24));
            digest.update((byte) (record.length() >>> 16));
            digest.update((byte) (record.length() >>> 8));
            digest.update((byte) record.length());
            digest.update(record.array(), record.offset(), record.length());
        });
        return Bytes.wrap(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
