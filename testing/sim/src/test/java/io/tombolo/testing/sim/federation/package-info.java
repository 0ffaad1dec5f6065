/// Many datacenters in virtual time: how their gateways become known, whatever becomes of them.
@NullMarked
package io.tombolo.testing.sim.federation;

import org.jspecify.annotations.NullMarked;
