/// A gateway as plain as can be: reads the server name and relays, so that the servers' side is tested without ours.
///
/// Source: WAN federation sheet 5.5.
@NullMarked
package io.tombolo.testing.kit.sni;

import org.jspecify.annotations.NullMarked;
