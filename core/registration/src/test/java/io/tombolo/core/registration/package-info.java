@NullMarked
package io.tombolo.core.registration;

import org.jspecify.annotations.NullMarked;
