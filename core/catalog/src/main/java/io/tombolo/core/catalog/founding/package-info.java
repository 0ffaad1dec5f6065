/// How servers that expect each other begin one group, and never two.
///
///     LAN pool ─▶ [Founding] ─▶ wait, or ask everybody for a promise ─▶ [Promises] of the others
///                                    └─ all promised: begin ─▶ tell the others
///
/// Of any set of servers one, whose name is the first, may begin. It does so once each of them, itself included, has
/// promised that set and no other. Servers that see different sets therefore never begin two groups.
/// Source: configuration sheet 2.1; gossip sheet, tags of servers.
@NullMarked
package io.tombolo.core.catalog.founding;

import org.jspecify.annotations.NullMarked;
