/// From a request to a call and back: what all endpoints have in common.
///
///     Request ─▶ [io.tombolo.httpapi.call.ReadOptions] ─▶ RpcCaller ─▶ answer ─▶ [io.tombolo.httpapi.call.Encodings]
/// ─▶ Reply
///                                                            └▶ failure ─▶ [io.tombolo.httpapi.call.Failures]
///
/// Source: HTTP sheet 1.4 to 1.13.
@NullMarked
package io.tombolo.httpapi.call;

import org.jspecify.annotations.NullMarked;
