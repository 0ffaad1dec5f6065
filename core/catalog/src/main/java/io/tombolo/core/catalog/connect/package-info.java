/// The certificate authority's records: roots, configuration, and what the built-in provider keeps.
///
///     CaCommand ─▶ CertificateAuthority ─┬─ connect-ca-roots    all roots, exactly one of them active
///                                        ├─ connect-ca-config   one record
///                                        └─ connect-ca-builtin  keys and certificates of the built-in provider
///
/// Source: RPC sheet 16, "Connect CA"; WAN federation sheet 9.4.
@NullMarked
package io.tombolo.core.catalog.connect;

import org.jspecify.annotations.NullMarked;
