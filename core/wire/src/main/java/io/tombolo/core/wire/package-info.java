/// The bytes that servers exchange on their shared port, without the sockets.
///
/// MessagePack in the dialect of the peers, yamux frames, request and response headers, and the first bytes or ALPN
/// tokens
/// that say which protocol a connection speaks:
///
///     bytes ─▶ preamble ─▶ yamux session ─▶ stream ─▶ request header + body ─▶ records
///
/// Pure: bytes go in, values and bytes come out.
@NullMarked
package io.tombolo.core.wire;

import org.jspecify.annotations.NullMarked;
