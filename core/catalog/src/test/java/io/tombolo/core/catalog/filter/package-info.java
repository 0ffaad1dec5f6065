@NullMarked
package io.tombolo.core.catalog.filter;

import org.jspecify.annotations.NullMarked;
