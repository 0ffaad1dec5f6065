/// `/v1/event/*`: user events, fired and heard.
///
///     PUT event/fire ─▶ Internal.EventFire ─▶ gossip ─▶ [io.tombolo.httpapi.event.HeardEvents] ─▶ GET event/list
///
/// Source: HTTP sheet 1.5 and 3.2; gossip sheet, "User events on the LAN pool".
@NullMarked
package io.tombolo.httpapi.event;

import org.jspecify.annotations.NullMarked;
