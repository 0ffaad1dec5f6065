/// What has to hold between the keys of a configuration, as a list of small named rules.
///
///     Configuration, where its keys stand, Host ─▶ each [Rule] ─▶ violations, warnings: all of them at once
///
/// A rule names the keys that it looks at, and is left out when one of them was refused already.
/// Source: configuration sheet 1.1; WAN federation sheet 3.2, 3.3, 6.2 and 6.3.
@NullMarked
package io.tombolo.runtime.config.rules;

import org.jspecify.annotations.NullMarked;
