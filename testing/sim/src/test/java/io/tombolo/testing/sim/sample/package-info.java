/// Tests of the sample, in the simulator and on real sockets.
@NullMarked
package io.tombolo.testing.sim.sample;

import org.jspecify.annotations.NullMarked;
