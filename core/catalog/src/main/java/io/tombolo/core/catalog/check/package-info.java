/// Health checks: of a node, or of one service instance on it.
///
///     Checks ─┬─ checks: by node and ID, by status, by service, by the instance that they belong to
///             └─ index table: checks, and the groups of the instances that a check speaks for
///
/// Source: HTTP sheet 2.1 and 3.1; RPC sheet 16, "HealthCheck".
@NullMarked
package io.tombolo.core.catalog.check;

import org.jspecify.annotations.NullMarked;
