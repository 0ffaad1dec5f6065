/// The methods of `Status`: whether a server is there, and whom it takes for its leader.
///
/// Source: RPC sheet 9, 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.status;

import org.jspecify.annotations.NullMarked;
