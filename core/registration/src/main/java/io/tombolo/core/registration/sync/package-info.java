/// Anti-entropy: the catalog is to have what is registered on this node, and nothing else of it.
///
///     LocalState ─▶ AntiEntropy ─▶ SyncOutput: read, write, look again at
///                       ▲
///                     Drift: what the catalog has, against what it should have
///
/// Source: configuration sheet 2.7 (`check_update_interval`); HTTP sheet 3.3.
@NullMarked
package io.tombolo.core.registration.sync;

import org.jspecify.annotations.NullMarked;
