/// JSON configuration files into the same tree of values as HCL, with lines and columns.
///
///     text ─▶ Jackson's streaming parser ─▶ [JsonReader] ─▶ Parsed.Tree | Parsed.Broken(file:line:column, what)
///
/// Source: configuration sheet 1; RFC 8259.
@NullMarked
package io.tombolo.runtime.config.json;

import org.jspecify.annotations.NullMarked;
