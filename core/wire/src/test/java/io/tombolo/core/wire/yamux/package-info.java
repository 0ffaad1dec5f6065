/// Tests of yamux.
@NullMarked
package io.tombolo.core.wire.yamux;

import org.jspecify.annotations.NullMarked;
