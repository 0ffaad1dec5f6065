/// The bytes that servers exchange on their shared port, without the sockets.
///
/// MessagePack in the dialect of the peers, yamux frames, request and response headers, and the first bytes or ALPN
/// tokens that say which protocol a connection speaks:
///
///     bytes ─▶ preamble ─▶ yamux session ─▶ stream ─▶ request header + body ─▶ records
///
/// Pure: bytes go in, values and bytes come out. [io.tombolo.core.wire.Bytes] is the run of bytes that all of them hand
/// around; `docs/wire.md` has the whole port on one page.
@NullMarked
package io.tombolo.core.wire;

import org.jspecify.annotations.NullMarked;
