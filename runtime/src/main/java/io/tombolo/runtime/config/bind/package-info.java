/// From trees of values to records, by the annotations on the records.
///
///     records ─▶ [Schema] ─┐
///     Value.Entries ───────┴▶ [Checker] ─▶ [Settings] path ─▶ value ─▶ merge ─▶ [Builder] ─▶ record
///     flag, variable, property ─▶ [Texts] ─▶ Value ─┘
///
/// Knows no key by name. Source: configuration sheet 1.
@NullMarked
package io.tombolo.runtime.config.bind;

import org.jspecify.annotations.NullMarked;
