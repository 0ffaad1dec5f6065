/// Measures speed and memory: JMH for single parts, whole processes under load on loopback for the product.
///
///     command ─▶ run beside a peer ─▶ ratio ─▶ docs/performance.md
@NullMarked
package io.tombolo.benchmarks;

import org.jspecify.annotations.NullMarked;
