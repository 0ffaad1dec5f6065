/// Tests of the package of the same name.
@NullMarked
package io.tombolo.runtime.tls;

import org.jspecify.annotations.NullMarked;
