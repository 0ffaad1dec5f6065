@NullMarked
package io.tombolo.core.catalog.radix;

import org.jspecify.annotations.NullMarked;
