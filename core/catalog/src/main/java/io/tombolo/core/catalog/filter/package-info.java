/// The filter language: `?filter=Service.Meta.ver == 1 and "v1" in Service.Tags`.
///
///     text ─▶ ExpressionParser ─▶ Expression ─▶ Filter.compile ─▶ Predicate
///                  │                                │
///                  └── Malformed ◀──────────────────┴── Selectors: the fields of one kind of record
///
/// The texts of errors are those of the real parser, which is a generated one: it remembers how far any attempt
/// came and what would have been welcome there. [io.tombolo.core.catalog.filter.Scanner] remembers the same, so
/// the order in which the parser tries things matters. Regular expressions take time in proportion to the text
/// ([io.tombolo.core.catalog.filter.regex]). Source: HTTP sheet 1.9; vectors `http/filters.json`.
@NullMarked
package io.tombolo.core.catalog.filter;

import org.jspecify.annotations.NullMarked;
