/// Sockets, and nothing that is said over them: UDP and TCP on Netty.
///
///     socket ─▶ event loop ─▶ receiver (must not wait)
///     send, write (any thread) ─▶ event loop ─▶ socket
///
/// Event loops only move bytes; whoever is called by one hands over and returns.
@NullMarked
package io.tombolo.runtime.net;

import org.jspecify.annotations.NullMarked;
