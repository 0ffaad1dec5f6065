/// Which servers of which datacenters take calls, as the WAN pool tells.
///
///     member changes ─▶ [ServerMember]: is it a server? ─▶ [ServerDirectory] ─▶ whom to ask, in which order
///
/// Source: WAN federation sheet 8.
@NullMarked
package io.tombolo.rpcforwarder.servers;

import org.jspecify.annotations.NullMarked;
