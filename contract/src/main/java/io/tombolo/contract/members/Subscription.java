package io.tombolo.contract.members;

/// A running feed; closing it ends it.
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
