/// Services and checks of configuration files.
///
///     service { }, services [ ], check { }, checks [ ] ─▶ Json ─▶ Definitions ─▶ Configure
@NullMarked
package io.tombolo.agent.configured;

import org.jspecify.annotations.NullMarked;
