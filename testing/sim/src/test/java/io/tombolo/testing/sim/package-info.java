/// Tests of the simulator.
@NullMarked
package io.tombolo.testing.sim;

import org.jspecify.annotations.NullMarked;
