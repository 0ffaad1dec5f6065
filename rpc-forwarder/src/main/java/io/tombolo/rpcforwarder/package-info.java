/// The server port, and the way of every call: to the part of this server that owns it, to another server, or through
/// gateways to another datacenter.
///
///     call ─▶ whose? ─┬▶ this server's part
///                     ├▶ another server here
///                     └▶ own gateway ─▶ their gateway ─▶ a server there
@NullMarked
package io.tombolo.rpcforwarder;

import org.jspecify.annotations.NullMarked;
