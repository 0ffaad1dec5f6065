/// TLS between servers: certificates that can be replaced while running, and who is let in.
///
///     PEM ─▶ TlsMaterial ─▶ ReplaceableTls ─┬─ server engine ─▶ demands a certificate (ALPN), or not
///                            (replace)      └─ client engine ─▶ server name in the hello and in the certificate
///     a channel's pipeline ◀─ TlsPipeline ◀─┘
///          ├─ RenegotiationGuard: a second handshake ends the connection
///          └─ HandshakeFault: why there was no connection, in a word
///
/// An engine belongs to one connection and keeps what it began with; each new one takes what is current.
/// A dialler's engine resumes the last session with the same server under the same name, of the current material only.
/// Source: RPC sheet 1.4; WAN federation sheet 2.5, 2.9 and 3.
@NullMarked
package io.tombolo.runtime.tls;

import org.jspecify.annotations.NullMarked;
