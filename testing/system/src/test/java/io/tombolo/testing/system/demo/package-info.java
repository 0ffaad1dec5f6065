/// The demo, as somebody who has just cloned the repository starts it.
@NullMarked
package io.tombolo.testing.system.demo;

import org.jspecify.annotations.NullMarked;
