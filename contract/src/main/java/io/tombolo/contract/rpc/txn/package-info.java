/// The methods of `Txn`: several things at once.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.txn;

import org.jspecify.annotations.NullMarked;
