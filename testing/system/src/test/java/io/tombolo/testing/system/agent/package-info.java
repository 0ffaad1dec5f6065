/// `tombolo agent` and `tombolo validate` as an operator meets them.
@NullMarked
package io.tombolo.testing.system.agent;

import org.jspecify.annotations.NullMarked;
