/// `/v1/agent/*`: services and checks of this node, its pools, and who it is.
///
///     request ─▶ Definitions ─▶ AgentCommand ─▶ LocalAgent ─▶ Verdict ─▶ reply
///
/// Source: HTTP sheet 2.3, 3.3 and 5.
@NullMarked
package io.tombolo.httpapi.agent;

import org.jspecify.annotations.NullMarked;
