/// Tests of the binding of records.
@NullMarked
package io.tombolo.core.wire.binding;

import org.jspecify.annotations.NullMarked;
