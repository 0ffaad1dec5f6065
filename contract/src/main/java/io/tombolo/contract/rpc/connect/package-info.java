/// The methods of `ConnectCA`: root certificates, and signatures under them.
///
///     secondary ── SignIntermediate ─▶ primary        agent ── Sign ─▶ its datacenter
///
/// Source: RPC sheet 15 and 16.
@NullMarked
package io.tombolo.contract.rpc.connect;

import org.jspecify.annotations.NullMarked;
