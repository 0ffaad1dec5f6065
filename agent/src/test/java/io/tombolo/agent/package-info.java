@NullMarked
package io.tombolo.agent;

import org.jspecify.annotations.NullMarked;
