/// The machine that a configuration is loaded on: its files, network interfaces, name and time.
///
///     [Host] ◀─ load, rules        [LocalHost] this machine        tests: a machine made up
///
/// The seam that keeps loading free of the outside world.
@NullMarked
package io.tombolo.runtime.config.host;

import org.jspecify.annotations.NullMarked;
