/// The words that all parts speak. Each is a value that cannot be wrong once it exists.
///
///     dc2 ─▶ Datacenter ─┐
///     s1  ─▶ NodeName ───┼▶ WanName     s1.dc2                 who it is in the WAN pool
///     consul. ─▶ Domain ─┴▶ ServerName  s1.server.dc2.consul   what a gateway routes by
///
/// A word is checked when it is made; the exception's message says what was found and what is allowed.
/// `docs/terms.md` holds the words that are not types.
@NullMarked
package io.tombolo.core.terms;

import org.jspecify.annotations.NullMarked;
