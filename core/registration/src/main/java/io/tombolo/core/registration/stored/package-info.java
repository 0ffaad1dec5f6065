/// What an agent keeps over restarts: what requests registered, and what TTL checks said.
///
/// Bound to the wire like the records of the catalog, so that one codec writes it to disk.
@NullMarked
package io.tombolo.core.registration.stored;

import org.jspecify.annotations.NullMarked;
