/// The records of the mesh's certificate authority: kept by the catalog, used by whoever signs.
///
///     cert-authority ─▶ CertificateRecords ─▶ catalog-service: replicated, in its snapshots
///
/// Source: RPC sheet 16, "Connect CA"; WAN federation sheet 9.4.
@NullMarked
package io.tombolo.contract.authority;

import org.jspecify.annotations.NullMarked;
