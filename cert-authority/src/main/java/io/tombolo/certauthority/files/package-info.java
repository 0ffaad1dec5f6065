/// The TLS files of an agent: read, watched, and given to all parts when they change.
///
///     files ─ every second ─▶ FileCertificates ─▶ Certificates ─▶ TLS contexts
///                                  │ unusable: what was current stays, said once
///                                  └▶ CertificateReport ─▶ health, metrics
///
/// Source: WAN federation sheet 3.3.
@NullMarked
package io.tombolo.certauthority.files;

import org.jspecify.annotations.NullMarked;
