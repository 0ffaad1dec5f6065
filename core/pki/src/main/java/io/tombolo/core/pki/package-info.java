/// What certificates have to be: profiles as data, and explanations of what is wrong with one.
///
///     PEM text ─▶ [Pem] ─▶ certificates, key ─┐
///     [CertificateProfile] + time ────────────┴▶ [Finding]s: expected, found, what to do
///
/// Reads certificates, issues none; looks at no file and no clock.
/// Source: WAN federation sheet 3.2; RFC 5280, RFC 5915, RFC 7468.
@NullMarked
package io.tombolo.core.pki;

import org.jspecify.annotations.NullMarked;
