package io.tombolo.meshgateway.relay;

import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.ConnectionCounts;

/// What every connection needs.
///
/// @param open    connections that are open, over all event loops
/// @param sources connections by the address that they come from
record Desk(
        EventLoops loops,
        Routes routes,
        RelaySettings settings,
        RelayReport report,
        HostAddresses names,
        OpenConnections open,
        ConnectionCounts<String> sources) {}
