/// A persistent ordered radix tree: every version stays readable, and a new one shares what did not change.
///
///     "web/a" "web/b" "zoo"            root ─┬─ "web/" ─┬─ "a"
///                                            │          └─ "b"
///                                            └─ "zoo"
///
///     edit: put "web/c"                root' ┬─ "web/"' ┬─ "a"    (shared)
///                                            │          ├─ "b"    (shared)
///                                            │          └─ "c"
///                                            └─ "zoo"             (shared)
///
///     replaced, so fired: root, "web/"     whoever watches the prefix "web/" holds that old node as its Watch
///
/// A change copies the nodes on its path, each once per [io.tombolo.core.catalog.radix.RadixEdit], and the
/// copied ones are exactly what has to be announced. So change notification costs what the change costs, and
/// no watcher is looked up. Source: the adaptive radix tree of Leis et al. 2013, without its node sizes;
/// design section 4.
@NullMarked
package io.tombolo.core.catalog.radix;

import org.jspecify.annotations.NullMarked;
