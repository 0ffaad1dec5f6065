/// Tests of the loop: on a clock that is moved by hand, and latches; none sleeps.
@NullMarked
package io.tombolo.runtime.loop;

import org.jspecify.annotations.NullMarked;
