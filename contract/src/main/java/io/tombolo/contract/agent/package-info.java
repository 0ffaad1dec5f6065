/// The agent of this node: its services and checks.
///
///     http-api ─▶ LocalAgent ─▶ agent ─▶ catalog, by RpcCaller
///
/// Source: HTTP sheet 3.3.
@NullMarked
package io.tombolo.contract.agent;

import org.jspecify.annotations.NullMarked;
