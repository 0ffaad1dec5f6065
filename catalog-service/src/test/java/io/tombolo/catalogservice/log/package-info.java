@NullMarked
package io.tombolo.catalogservice.log;

import org.jspecify.annotations.NullMarked;
