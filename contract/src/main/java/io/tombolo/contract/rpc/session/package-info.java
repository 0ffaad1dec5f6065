/// The methods of `Session`: promises to be alive, to which locks are tied.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.session;

import org.jspecify.annotations.NullMarked;
