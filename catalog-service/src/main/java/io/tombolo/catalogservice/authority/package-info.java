/// The records of the mesh's certificate authority, for the service that signs.
///
///     cert-authority ─▶ CatalogCertificateRecords ─▶ Reads, Writes ─▶ log
///
/// Source: RPC sheet 16, "Connect CA".
@NullMarked
package io.tombolo.catalogservice.authority;

import org.jspecify.annotations.NullMarked;
