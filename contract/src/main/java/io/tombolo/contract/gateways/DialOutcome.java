package io.tombolo.contract.gateways;

/// What came of dialling a gateway.
public enum DialOutcome {
    /// The handshake with a server behind it succeeded.
    SERVED,
    /// It did not accept the connection, or not in time: it is of no use for any datacenter.
    REFUSED,
    /// It accepted, and then no handshake came about: the fault may lie anywhere between it and the far server.
    LED_NOWHERE
}
