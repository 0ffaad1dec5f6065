@NullMarked
package io.tombolo.catalogservice.voters;

import org.jspecify.annotations.NullMarked;
