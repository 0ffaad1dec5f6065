/// What is registered on this node.
///
///     commands, results of probes ─▶ LocalState ─┬─▶ LocalView, for readers
///                                                └─▶ what the catalog lacks, for anti-entropy
@NullMarked
package io.tombolo.core.registration.local;

import org.jspecify.annotations.NullMarked;
