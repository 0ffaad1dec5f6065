@NullMarked
package io.tombolo.catalogservice.snapshot;

import org.jspecify.annotations.NullMarked;
