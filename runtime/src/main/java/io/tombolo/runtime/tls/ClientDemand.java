package io.tombolo.runtime.tls;

/// What a server demands of those who connect by TLS.
public enum ClientDemand {
    /// No certificate: marker 3 without `verify_incoming`, and marker 7.
    NOTHING,
    /// A certificate signed by an authority: ALPN, and marker 3 with `verify_incoming`.
    CERTIFICATE
}
