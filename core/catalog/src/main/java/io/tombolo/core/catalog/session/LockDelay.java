package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Until when a key may not be locked.
///
/// @param until on the clock that leaders write into the log, in milliseconds since 1970, so that it orders as a
/// key
record LockDelay(String key, long until) {

    private static final Lookup<LockDelay> BY_END = new Lookup<>("end", delay -> List.of(Key.number(delay.until())));

    static final Table<LockDelay> TABLE = Table.of("lock-delays", LockDelay.class, delay -> Key.raw(delay.key()))
            .with(BY_END);

    /// Makes a key unlockable for a while from now on. What is over by now is forgotten, so the table stays as
    /// small as the number of locks that ended within the longest delay.
    static void begin(Transaction transaction, String key, Duration length) {
        Instant now = transaction.time();
        var over = new ArrayList<LockDelay>();
        for (LockDelay delay : transaction.scan(TABLE, BY_END, Key.ALL)) {
            if (delay.until() > now.toEpochMilli()) {
                break;
            }
            over.add(delay);
        }
        over.forEach(delay -> transaction.remove(TABLE, Key.raw(delay.key())));
        transaction.put(TABLE, new LockDelay(key, now.plus(length).toEpochMilli()));
    }

    /// Whether a key may not be locked now.
    static boolean runs(Transaction transaction, String key) {
        return transaction
                .get(TABLE, Key.raw(key))
                .filter(delay -> delay.until() > transaction.time().toEpochMilli())
                .isPresent();
    }
}
