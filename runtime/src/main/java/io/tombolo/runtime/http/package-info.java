/// The port that programs and people talk to.
///
///     connection ─▶ [io.tombolo.runtime.http.HttpPort] ─▶ Exchange ─┬▶ [io.tombolo.runtime.http.RouteTable] ─▶ Handler
/// ─▶ Reply
///                                                                   └▶ fallback: what is served by somebody else
///
/// A part contributes [io.tombolo.runtime.http.Routes]: one line an endpoint, from which the OpenAPI document is made.
/// Handlers are either prompt, on the event loop, or wait, on a virtual thread. Source: HTTP sheet 1; ADR 8.
@NullMarked
package io.tombolo.runtime.http;

import org.jspecify.annotations.NullMarked;
