/// Begins the group of this datacenter's servers, once.
///
///     LAN pool ─▶ [GroupFounder] ─▶ decision in core ─▶ promises of the others, over their connections ─▶ the log
///
/// Source: configuration sheet 2.1, `bootstrap_expect`.
@NullMarked
package io.tombolo.catalogservice.founding;

import org.jspecify.annotations.NullMarked;
