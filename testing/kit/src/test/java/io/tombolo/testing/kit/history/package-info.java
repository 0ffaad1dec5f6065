@NullMarked
package io.tombolo.testing.kit.history;

import org.jspecify.annotations.NullMarked;
