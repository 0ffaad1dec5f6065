/// What a gateway knows of its surroundings, learnt from the servers of its own datacenter and from nobody else.
///
///     Watch servers ──────┐
///     Watch gateways ─────┼─▶ Known ─▶ Surroundings ─▶ Routes
///     Watch trust domain ─┤
///     MeshServices ───────┘
///
/// What was learnt once stays in force until something else is learnt: servers that are away change no route.
@NullMarked
package io.tombolo.meshgateway.control;

import org.jspecify.annotations.NullMarked;
