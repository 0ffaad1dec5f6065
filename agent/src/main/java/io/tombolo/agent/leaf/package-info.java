/// Certificates of the services of this node, for the mesh.
///
///     LeafCertificates ─▶ LeafKeeper ─▶ SigningRequest ─▶ ConnectCA.Sign, by RpcCaller
///                             └─ renews at 60 to 90 % of a life, and when ConnectCA.Roots names another active root
///
/// Keys are made here and leave the process only to who asks the API. Source: HTTP sheet 3.3; RPC sheet 15,
/// `ConnectCA`.
@NullMarked
package io.tombolo.agent.leaf;

import org.jspecify.annotations.NullMarked;
