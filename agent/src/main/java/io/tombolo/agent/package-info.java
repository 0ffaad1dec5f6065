/// What is registered on this node: its services, their health checks, and keeping the catalog true to both.
///
///     definition ─▶ local state ─▶ checks ─▶ anti-entropy ─▶ catalog
@NullMarked
package io.tombolo.agent;

import org.jspecify.annotations.NullMarked;
