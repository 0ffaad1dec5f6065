/// The methods of `KVS`: the key/value store.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.kv;

import org.jspecify.annotations.NullMarked;
