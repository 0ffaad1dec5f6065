@NullMarked
package io.tombolo.agent.probe;

import org.jspecify.annotations.NullMarked;
