/// What an agent keeps over restarts: what requests registered, and what TTL checks said.
///
/// Bound to JSON like the records of the catalog, so that people can read what is on disk.
@NullMarked
package io.tombolo.core.registration.stored;

import org.jspecify.annotations.NullMarked;
