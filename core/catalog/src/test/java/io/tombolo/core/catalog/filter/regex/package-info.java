@NullMarked
package io.tombolo.core.catalog.filter.regex;

import org.jspecify.annotations.NullMarked;
