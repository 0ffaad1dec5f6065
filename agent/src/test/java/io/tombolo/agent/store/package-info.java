@NullMarked
package io.tombolo.agent.store;

import org.jspecify.annotations.NullMarked;
