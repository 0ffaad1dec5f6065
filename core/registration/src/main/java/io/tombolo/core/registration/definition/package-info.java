/// Services and checks as they are to be registered.
///
///     Json ─▶ Definitions ─┬─▶ ServiceRegistration: the instance, its checks, its sidecar
///                             └─▶ CheckRegistration ─▶ Probe: how it finds out
///
/// Source: HTTP sheet 1.10, 2.3 and 5; configuration sheet 2.7.
@NullMarked
package io.tombolo.core.registration.definition;

import org.jspecify.annotations.NullMarked;
