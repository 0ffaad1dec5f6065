@NullMarked
package io.tombolo.core.catalog;

import org.jspecify.annotations.NullMarked;
