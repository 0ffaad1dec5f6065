package io.tombolo.rpcforwarder.servers;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.WanName;

/// A server that takes calls.
///
/// @param name    who it is; with the datacenter, because all datacenters may use the same names and addresses
/// @param address where it takes calls, as seen from its own datacenter
/// @param tls     whether it says that it has certificates
public record Server(WanName name, Endpoint address, boolean tls) {}
