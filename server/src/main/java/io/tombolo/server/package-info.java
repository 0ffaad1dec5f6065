/// All parts but the gateway in one process: the shape that a newcomer starts.
///
///     flags, files, environment, Spring properties ─▶ configuration ─▶ parts, wired by hand ─▶ HTTP
///
/// Parts are injected into each other as they are: nothing is serialised, no socket is between them.
@NullMarked
package io.tombolo.server;

import org.jspecify.annotations.NullMarked;
