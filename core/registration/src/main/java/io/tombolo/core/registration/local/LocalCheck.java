package io.tombolo.core.registration.local;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.registration.definition.CheckRegistration;
import java.time.Instant;
import java.util.Optional;

/// A check of this node.
///
/// @param registration  how it is done; empty for maintenance, which nobody does
/// @param token         with which it is written to the catalog; empty for the agent's
/// @param generation    tells this registration from others under the same ID
/// @param streak        results in a row
/// @param criticalSince since when it has been critical without a break
/// @param version       of its content; see [LocalService]
/// @param inSync        whether the catalog is known to have this version, but for an output that may wait
/// @param outputWaits   whether a change of the output alone waits for its time
public record LocalCheck(
        HealthCheck check,
        Optional<CheckRegistration> registration,
        String token,
        Source source,
        long generation,
        Streak streak,
        Optional<Instant> criticalSince,
        long version,
        boolean inSync,
        boolean outputWaits) {

    LocalCheck synced(boolean now) {
        return marked(now, outputWaits);
    }

    LocalCheck marked(boolean newInSync, boolean newOutputWaits) {
        return new LocalCheck(
                check,
                registration,
                token,
                source,
                generation,
                streak,
                criticalSince,
                version,
                newInSync,
                newOutputWaits);
    }

    /// The same, about a service that has changed.
    LocalCheck about(HealthCheck newCheck, long newVersion) {
        return new LocalCheck(
                newCheck, registration, token, source, generation, streak, criticalSince, newVersion, false, false);
    }

    /// The same with another streak.
    public LocalCheck counting(Streak newStreak) {
        return new LocalCheck(
                check, registration, token, source, generation, newStreak, criticalSince, version, inSync, outputWaits);
    }

    /// The same, saying something else.
    LocalCheck saying(HealthCheck newCheck, Instant now, long newVersion, boolean newInSync, boolean newOutputWaits) {
        Optional<Instant> since = newCheck.isCritical() ? Optional.of(criticalSince.orElse(now)) : Optional.empty();
        return new LocalCheck(
                newCheck,
                registration,
                token,
                source,
                generation,
                streak,
                since,
                newVersion,
                newInSync,
                newOutputWaits);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "LocalCheck[id=%s, status=%s, generation=%d, version=%d, inSync=%s]"
                .formatted(check.checkId(), check.status(), generation, version, inSync);
    }
}
