/// The methods of `Internal`: what the console, the gateways and the tools of operators ask for.
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.internal;

import org.jspecify.annotations.NullMarked;
