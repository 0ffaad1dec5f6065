@NullMarked
package io.tombolo.core.registration.definition;

import org.jspecify.annotations.NullMarked;
