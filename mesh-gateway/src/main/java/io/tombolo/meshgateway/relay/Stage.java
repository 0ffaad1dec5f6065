package io.tombolo.meshgateway.relay;

/// How far a connection has come: it says hello, a target is looked for, or it is relayed. Called on its event
/// loop.
interface Stage {

    /// Looks whether a deadline has passed. Called a few times a second.
    ///
    /// @param nowNanos as of [System#nanoTime()]
    void tick(long nowNanos);

    /// Looks whether the connection can end now, because the gateway is stopping.
    ///
    /// @param nowNanos as of [System#nanoTime()]
    void drain(long nowNanos);
}
