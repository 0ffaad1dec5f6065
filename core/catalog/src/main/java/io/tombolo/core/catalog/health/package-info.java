/// Services together with their nodes and checks.
///
///     services ─┐
///     nodes    ─┼─▶ CheckServiceNode ─▶ health of a service, of a kind; dumps of nodes
///     checks   ─┘
///
/// Whatever changes an instance, its node or its checks touches the instance's groups in the index table, so a
/// reader of one service waits for one name. Source: HTTP sheet 3.1 and 3.7; RPC sheet 15, "Health" and
/// "Internal".
@NullMarked
package io.tombolo.core.catalog.health;

import org.jspecify.annotations.NullMarked;
