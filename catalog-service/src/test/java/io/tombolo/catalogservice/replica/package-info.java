@NullMarked
package io.tombolo.catalogservice.replica;

import org.jspecify.annotations.NullMarked;
