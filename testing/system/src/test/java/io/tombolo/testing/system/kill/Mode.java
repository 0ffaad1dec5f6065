package io.tombolo.testing.system.kill;

import io.tombolo.contract.rpc.query.QueryOptions;
import java.time.Duration;

/// How consistent a read is.
enum Mode {
    DEFAULT(false, false),
    CONSISTENT(false, true),
    STALE(true, false);

    private final boolean stale;
    private final boolean consistent;

    Mode(boolean stale, boolean consistent) {
        this.stale = stale;
        this.consistent = consistent;
    }

    QueryOptions now() {
        return after(0, Duration.ZERO);
    }

    /// Waits for something newer than an index.
    QueryOptions after(long index, Duration atMost) {
        return new QueryOptions(
                "",
                index,
                atMost,
                stale,
                consistent,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                "",
                false);
    }
}
