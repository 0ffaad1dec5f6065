/// The certificate authority of the service mesh: one root in the primary, one intermediate in each secondary.
///
///     leader's loop: Establishment ─┬─ PrimaryRoot            makes or finds the root
///                                   └─ SecondaryIntermediate ─ ConnectCA.SignIntermediate ─▶ primary
///                        │ MeshAuthority (root, what signs, its key)
///                        ▼
///     ConnectCA.Sign ─▶ SigningRequest + SpiffeId, checked, at a limited rate ─▶ leaf
///
/// What is kept is in the catalog, behind [io.tombolo.contract.authority.CertificateRecords]: on a new leader the loop
/// begins anew and finds it there. Source: WAN federation sheet 9.4; RPC sheet 15 and 16.
@NullMarked
package io.tombolo.certauthority.mesh;

import org.jspecify.annotations.NullMarked;
