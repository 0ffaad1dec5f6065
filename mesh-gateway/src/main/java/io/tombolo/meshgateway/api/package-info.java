/// The public HTTP API, as a client that may not be there for long and has to find its way back.
///
///     HttpApi: one question, all addresses in turn ─▶ ApiReply
///     Watch: ask, remember the index, ask again with it ─▶ a new answer whenever there is one
///
/// Nothing here is particular to Tombolo: a gateway works beside Consul's servers and agents as well. Source:
/// HTTP sheet, "Blocking queries"; CLI sheet 1.1.
@NullMarked
package io.tombolo.meshgateway.api;

import org.jspecify.annotations.NullMarked;
