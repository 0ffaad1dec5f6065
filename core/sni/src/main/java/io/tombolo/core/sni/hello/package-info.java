/// The first message of a TLS connection, as far as a gateway reads it.
///
///     record 22 │ 03 01 │ length │ handshake 01 │ length 3 │ version, random, session, suites, compression,
///                                                          │ extensions: … 0 server_name … 16 ALPN … 43 versions
///
/// A hello may be spread over several records, and a record over several TCP segments. [ClientHelloReader] is a
/// pure function of all bytes so far; nothing is consumed, since the same bytes are replayed to whoever is
/// dialled. Source: RFC 8446, 4.1.2 and 5.1; RFC 6066, 3; RFC 7301; RFC 8701; WAN federation sheet 5.5.
@NullMarked
package io.tombolo.core.sni.hello;

import org.jspecify.annotations.NullMarked;
