/// The methods of `Health`: what checks say, and which instances can be used.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.health;

import org.jspecify.annotations.NullMarked;
