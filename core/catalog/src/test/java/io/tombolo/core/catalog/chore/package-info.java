@NullMarked
package io.tombolo.core.catalog.chore;

import org.jspecify.annotations.NullMarked;
