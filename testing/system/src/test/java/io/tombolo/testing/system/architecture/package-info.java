/// Holds the shape of the house: which module may know which, and what may not stand in `core`.
///
///     server, cli, console ─▶ services ─▶ contract, runtime ─▶ core
@NullMarked
package io.tombolo.testing.system.architecture;

import org.jspecify.annotations.NullMarked;
