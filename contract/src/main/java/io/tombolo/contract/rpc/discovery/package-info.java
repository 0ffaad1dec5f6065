/// The methods of `DiscoveryChain`: from a name to instances.
///
///     name ─▶ routes ─▶ splits ─▶ resolvers ─▶ targets
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.discovery;

import org.jspecify.annotations.NullMarked;
