/// Keeps registrations over restarts.
///
///     StoredService, StoredCheck, StoredState ─▶ JSON ─▶ one file each, replaced as a whole
///
/// Source: configuration sheet 2.1, `data_dir`.
@NullMarked
package io.tombolo.agent.store;

import org.jspecify.annotations.NullMarked;
