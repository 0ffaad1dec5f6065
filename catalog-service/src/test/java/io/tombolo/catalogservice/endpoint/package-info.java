@NullMarked
package io.tombolo.catalogservice.endpoint;

import org.jspecify.annotations.NullMarked;
