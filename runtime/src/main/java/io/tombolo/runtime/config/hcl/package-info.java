/// HCL 1, as far as Consul's agent files use it: read from memory, in one pass, within limits.
///
///     text ─▶ [HclScanner] tokens ─▶ [HclParser] ─▶ Parsed.Tree | Parsed.Broken(file:line:column, what)
///
/// White space never matters, so a block may stand on one line, with or without commas, where Consul's own parser
/// insists on commas. Nothing is interpolated: `${…}` stays as it is. Source: configuration sheet 1.
@NullMarked
package io.tombolo.runtime.config.hcl;

import org.jspecify.annotations.NullMarked;
