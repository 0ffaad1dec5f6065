/// What every configuration source becomes: a tree of values that know where they stand.
///
///     file.hcl ─▶ hcl ─┐
///     file.json ─▶ json ┴▶ [Value] ─▶ bind, rules ─▶ [Violation], [Warning]: place, key, what is wrong, what is
/// allowed
///
/// Source: configuration sheet 1.
@NullMarked
package io.tombolo.runtime.config.tree;

import org.jspecify.annotations.NullMarked;
