/// Reads the server name out of a TLS ClientHello, and finds the route that it asks for.
///
///     bytes ─▶ ClientHello ─▶ server name ─▶ route table ─▶ exact route, else wildcard route, else none
///
/// A gateway never terminates TLS: this is all that it ever learns of a connection.
@NullMarked
package io.tombolo.core.sni;

import org.jspecify.annotations.NullMarked;
