/// The values that messages are made of.
@NullMarked
package io.tombolo.core.gossip.message;

import org.jspecify.annotations.NullMarked;
