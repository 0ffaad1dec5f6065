/// Says who is there: runs the WAN pool and the LAN pool, and tells the other parts of every change.
///
///     packets and streams ─▶ pool ─▶ view of the members ─▶ the other parts
@NullMarked
package io.tombolo.gossipservice;

import org.jspecify.annotations.NullMarked;
