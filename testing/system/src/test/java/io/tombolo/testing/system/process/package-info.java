/// Real processes: starts the `tombolo` command as an operator does, and looks at what it prints, answers and
/// returns.
///
///     test ─▶ process ─▶ stdout, stderr, HTTP, exit code ─▶ assertions
@NullMarked
package io.tombolo.testing.system.process;

import org.jspecify.annotations.NullMarked;
