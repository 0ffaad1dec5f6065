package io.tombolo.runtime.pool;

import io.tombolo.runtime.net.ByteStream;

/// What is told of a dial: either [#refused] once, or `opened` and whatever follows.
public interface Dialled extends ByteStream.Handler {

    /// There is no connection.
    void refused(DialFailure failure);
}
