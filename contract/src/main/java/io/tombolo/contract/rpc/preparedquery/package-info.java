/// The methods of `PreparedQuery`: questions that are asked by their names.
///
///     Execute ─▶ found here?  ── no ─▶ ExecuteRemote in the next datacenter
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.preparedquery;

import org.jspecify.annotations.NullMarked;
