/// The methods of `ACL`: tokens, and what they may do.
///
///     auth method ── binding rules ─▶ token ─▶ roles ─▶ policies
///                                       └───────────────▶ policies, identities
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.acl;

import org.jspecify.annotations.NullMarked;
