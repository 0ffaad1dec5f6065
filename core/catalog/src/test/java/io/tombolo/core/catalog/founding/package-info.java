@NullMarked
package io.tombolo.core.catalog.founding;

import org.jspecify.annotations.NullMarked;
