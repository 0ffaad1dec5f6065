package io.tombolo.core.registration.written;

import java.util.Optional;

/// The first thing that is wrong with a body: what its writer is told.
///
/// Readers go on with zero values after a fault, as the original does, so that they need no exceptions.
final class FirstFault {

    private Optional<String> text = Optional.empty();

    void report(String fault) {
        if (text.isEmpty()) {
            text = Optional.of(fault);
        }
    }

    Optional<String> text() {
        return text;
    }
}
