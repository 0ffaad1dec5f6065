/// Tests of rpc.
@NullMarked
package io.tombolo.core.wire.rpc;

import org.jspecify.annotations.NullMarked;
