/// What tests of several modules share: contract tests that every implementation of a seam has to pass, fakes, and
/// readers of the captured vectors.
///
///     seam ─▶ contract test ◀─ every implementation of it
@NullMarked
package io.tombolo.testing.kit;

import org.jspecify.annotations.NullMarked;
