/// Loads a configuration from everywhere it can come from.
///
///     defaults < properties < files in order < variables < flags ─▶ [ConfigurationLoader] ─▶ [Loaded]
///
/// Files, network interfaces and time come in through [Host]. Never throws for bad input, never prints.
/// Source: configuration sheet 1.
@NullMarked
package io.tombolo.runtime.config.load;

import org.jspecify.annotations.NullMarked;
