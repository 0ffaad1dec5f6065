/// Tests of the package of the same name.
@NullMarked
package io.tombolo.runtime.pool;

import org.jspecify.annotations.NullMarked;
