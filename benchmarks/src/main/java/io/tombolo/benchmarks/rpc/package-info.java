/// Calls over the server port, on loopback.
///
///     callers ─▶ SessionPool ─ one session, TLS or plain ─▶ ServerPort ─▶ echo, or parked until told
@NullMarked
package io.tombolo.benchmarks.rpc;

import org.jspecify.annotations.NullMarked;
