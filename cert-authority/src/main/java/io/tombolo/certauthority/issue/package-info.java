/// Making certificates and keys, and writing them as PEM.
///
///     Blueprint (names, purpose, validity) ─┐
///     SigningAuthority (certificate, key) ──┴▶ certificate ─▶ PemText
///
/// Certificates are built with BouncyCastle, signed with the JDK's providers; nothing is registered globally.
/// Source: WAN federation sheet 3.4 and 3.5; RFC 5280.
@NullMarked
package io.tombolo.certauthority.issue;

import org.jspecify.annotations.NullMarked;
