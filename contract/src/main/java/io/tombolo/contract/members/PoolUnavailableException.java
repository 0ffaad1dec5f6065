package io.tombolo.contract.members;

/// A pool could not do what was asked of it.
///
/// The message says what was asked, of which pool, and what to do.
public final class PoolUnavailableException extends RuntimeException {

    public PoolUnavailableException(String message) {
        super(message);
    }
}
