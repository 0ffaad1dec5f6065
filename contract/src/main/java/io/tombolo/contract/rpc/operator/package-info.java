/// The methods of `Operator`: the servers of a cluster.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.operator;

import org.jspecify.annotations.NullMarked;
