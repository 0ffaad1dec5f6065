/// Vectors and generators that the tests of the packages below share.
@NullMarked
package io.tombolo.core.wire;

import org.jspecify.annotations.NullMarked;
