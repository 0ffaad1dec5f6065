/// The vectors of real agents, properties, limits and the fuzzer of the codecs.
@NullMarked
package io.tombolo.core.gossip.codec;

import org.jspecify.annotations.NullMarked;
