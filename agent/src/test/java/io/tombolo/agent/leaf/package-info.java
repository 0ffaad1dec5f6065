@NullMarked
package io.tombolo.agent.leaf;

import org.jspecify.annotations.NullMarked;
