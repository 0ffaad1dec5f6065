@NullMarked
package io.tombolo.catalogservice.answer;

import org.jspecify.annotations.NullMarked;
