/// The byte path between real sockets on the loopback address.
@NullMarked
package io.tombolo.meshgateway.relay;

import org.jspecify.annotations.NullMarked;
