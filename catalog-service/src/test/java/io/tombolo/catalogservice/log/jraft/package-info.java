@NullMarked
package io.tombolo.catalogservice.log.jraft;

import org.jspecify.annotations.NullMarked;
