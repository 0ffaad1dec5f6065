/// Tests of the MessagePack dialect.
@NullMarked
package io.tombolo.core.wire.msgpack;

import org.jspecify.annotations.NullMarked;
