/// The methods `Status.*`: is this server there, and who leads its datacenter. Source: RPC sheet 15.
@NullMarked
package io.tombolo.rpcforwarder.status;

import org.jspecify.annotations.NullMarked;
