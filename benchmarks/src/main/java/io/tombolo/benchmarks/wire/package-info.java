/// What encoding and decoding of records cost, beside JSON.
@NullMarked
package io.tombolo.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
