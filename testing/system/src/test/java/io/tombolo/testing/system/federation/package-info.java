/// Datacenters that reach each other through gateways and in no other way.
@NullMarked
package io.tombolo.testing.system.federation;

import org.jspecify.annotations.NullMarked;
