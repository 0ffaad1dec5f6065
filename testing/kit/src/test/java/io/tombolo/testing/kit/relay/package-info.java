/// Tests of the relays: bytes, order and counters, never times.
@NullMarked
package io.tombolo.testing.kit.relay;

import org.jspecify.annotations.NullMarked;
