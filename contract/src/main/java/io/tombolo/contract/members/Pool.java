package io.tombolo.contract.members;

/// Which members gossip with each other.
public enum Pool {
    /// All agents of the datacenter.
    LAN,
    /// All servers of all datacenters; members are named `<node>.<datacenter>`.
    WAN
}
