package io.tombolo.core.registration.stored;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.registration.definition.CheckRegistration;
import java.util.Optional;

/// A check that a request registered, as it is kept.
///
/// @param token        with which it is written to the catalog
/// @param registration how it is done; empty for maintenance
public record StoredCheck(String token, HealthCheck check, Optional<CheckRegistration> registration) {

    /// Without the token.
    @Override
    public String toString() {
        return "StoredCheck[id=%s]".formatted(check.checkId());
    }
}
