package io.tombolo.catalogservice.snapshot;

import java.io.IOException;

/// What came is not a whole archive of this product.
final class ArchiveFault extends IOException {

    ArchiveFault(String message) {
        super(message);
    }
}
