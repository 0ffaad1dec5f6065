package io.tombolo.runtime.tls;

import io.tombolo.core.terms.ServerName;

/// What a dialler demands of the certificate that it is shown.
public sealed interface ServerCheck {

    /// It is signed by an authority, and carries exactly the name that was asked for. The only choice through
    /// gateways, and with `verify_server_hostname`.
    record Named(ServerName name) implements ServerCheck {}

    /// It is signed by an authority, whatever its names: `verify_outgoing` alone.
    record SignedOnly() implements ServerCheck {}
}
