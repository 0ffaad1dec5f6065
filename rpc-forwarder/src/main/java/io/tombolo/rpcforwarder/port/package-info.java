/// What stands behind the server port, and how sessions to other servers begin.
///
///     port ─▶ [PortCalls] ─▶ CallDispatcher                 SessionPool ─▶ [DirectDialer] ─▶ Connector
///
/// Source: RPC sheet 1.3 and 3.
@NullMarked
package io.tombolo.rpcforwarder.port;

import org.jspecify.annotations.NullMarked;
