/// Reads the server name out of a TLS ClientHello, and finds the route that it asks for.
///
///     bytes ─▶ hello: ClientHello ─▶ server name ─▶ route: RouteTable ─▶ targets ─▶ TargetChooser ─▶ whom to dial
///
/// A gateway never terminates TLS: this is all that it ever learns of a connection.
@NullMarked
package io.tombolo.core.sni;

import org.jspecify.annotations.NullMarked;
