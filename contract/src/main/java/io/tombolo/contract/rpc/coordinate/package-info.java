/// The methods of `Coordinate`: where nodes are in the network's space.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.coordinate;

import org.jspecify.annotations.NullMarked;
