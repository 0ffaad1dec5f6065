package io.tombolo.meshgateway.relay;

import java.io.IOException;

/// Tells a connection that broke from a fault of ours.
final class Broken {

    private Broken() {}

    static RelayEnd of(Side side, Throwable cause) {
        return cause instanceof IOException broken
                ? new RelayEnd.Broken(side, String.valueOf(broken.getMessage()))
                : new RelayEnd.Failed(cause);
    }
}
