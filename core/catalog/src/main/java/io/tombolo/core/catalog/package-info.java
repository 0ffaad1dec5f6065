/// The state of one datacenter as an immutable value, and the commands that change it.
///
///     (state, command) ─▶ apply ─▶ state'
///
/// `apply` is pure and total; what varies (time, identifiers, randomness) was decided by the leader and stands in
/// the command. A reader takes the root and has a consistent snapshot.
@NullMarked
package io.tombolo.core.catalog;

import org.jspecify.annotations.NullMarked;
