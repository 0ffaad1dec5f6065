@NullMarked
package io.tombolo.core.catalog.session;

import org.jspecify.annotations.NullMarked;
