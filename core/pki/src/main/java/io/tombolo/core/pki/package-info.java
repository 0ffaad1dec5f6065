/// What certificates have to be: profiles as data, and explanations of what is wrong with one.
///
///     profile + certificate + time ─▶ check ─▶ findings: expected, found, what to do
///
/// Reads certificates, issues none; looks at no file and no clock.
@NullMarked
package io.tombolo.core.pki;

import org.jspecify.annotations.NullMarked;
