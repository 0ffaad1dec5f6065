@NullMarked
package io.tombolo.core.catalog.kv;

import org.jspecify.annotations.NullMarked;
