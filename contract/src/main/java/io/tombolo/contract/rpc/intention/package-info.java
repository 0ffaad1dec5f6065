/// The methods of `Intention`: who may connect to whom.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.intention;

import org.jspecify.annotations.NullMarked;
