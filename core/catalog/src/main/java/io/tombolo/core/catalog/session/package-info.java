/// Sessions, and the locks on keys that they hold.
///
///     SessionCommand ─▶ Sessions ─┬─ sessions     by ID, by node, by the checks that they depend on
///                                 ├─ kvs          acquire, release; released or deleted when the session ends
///                                 └─ lock-delays  until when a key may not be locked after that
///
/// A session ends when it is destroyed, when its node goes, or when one of its checks goes or becomes critical.
/// The locks that it holds are released or their keys deleted, as it chose, and each of these keys cannot be
/// locked for a while, so that a holder that does not know yet can finish. Consul keeps these delays in the
/// leader's memory and forgets them when the leader changes; here they are data, measured on the times that
/// leaders wrote into the log.
///
/// How long a session lives without being renewed is kept here too, but the clock runs at the leader.
/// Source: HTTP sheet 1.5, 2.2 and 3.2; RPC sheet 15 and 16, "Session".
@NullMarked
package io.tombolo.core.catalog.session;

import org.jspecify.annotations.NullMarked;
