@NullMarked
package io.tombolo.core.catalog.registration;

import org.jspecify.annotations.NullMarked;
