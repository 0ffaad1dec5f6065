package io.tombolo.core.catalog.session;

import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.catalog.kv.KvEntries;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Refusal;
import io.tombolo.core.catalog.store.Transaction;
import io.tombolo.core.catalog.store.Uuid;
import java.util.Optional;

/// Locks on keys: who may take and who may give back.
final class Locks {

    private Locks() {}

    static Outcome acquire(Transaction transaction, DirEntry entry) {
        Optional<Refusal> refusal = refusal(entry)
                .or(() -> Uuid.fault(entry.session()).map(SessionRefusal.BadId::new))
                .or(() -> Sessions.find(transaction, entry.session()).isEmpty()
                        ? Optional.of(new SessionRefusal.UnknownSession(entry.session()))
                        : Optional.empty());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        Optional<DirEntry> existing = KvEntries.find(transaction, entry.key());
        long lockIndex = existing.map(DirEntry::lockIndex).orElse(0L);
        String holder = existing.map(DirEntry::session).orElse("");
        if (holder.equalsIgnoreCase(entry.session())) {
            KvEntries.put(transaction, entry.heldBy(holder, lockIndex));
            return Outcome.of(true);
        }
        if (!holder.isEmpty() || LockDelay.runs(transaction, entry.key())) {
            return Outcome.of(false);
        }
        KvEntries.put(transaction, entry.heldBy(entry.session(), lockIndex + 1));
        return Outcome.of(true);
    }

    static Outcome release(Transaction transaction, DirEntry entry) {
        Optional<Refusal> refusal = refusal(entry);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        Optional<DirEntry> held = KvEntries.find(transaction, entry.key())
                .filter(existing -> existing.session().equalsIgnoreCase(entry.session()));
        held.ifPresent(existing -> KvEntries.put(transaction, entry.heldBy("", existing.lockIndex())));
        return Outcome.of(held.isPresent());
    }

    private static Optional<Refusal> refusal(DirEntry entry) {
        if (entry.key().isEmpty()) {
            return Optional.of(new SessionRefusal.EmptyKey());
        }
        return entry.session().isEmpty() ? Optional.of(new SessionRefusal.NoSession()) : Optional.empty();
    }
}
