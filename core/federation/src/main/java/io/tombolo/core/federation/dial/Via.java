package io.tombolo.core.federation.dial;

/// Whose gateway is dialled.
public enum Via {
    /// One of the own datacenter, at its LAN address.
    OWN,
    /// One of the primary, at its WAN address.
    PRIMARY
}
