/// Our gossip against the real thing: the `serf` agent of Debian, over loopback.
///
///     GossipPool (ours, in this JVM) ◀─ UDP, TCP ─▶ serf agent (theirs, a process) ─▶ what *it* reports is asserted
///
/// Run alone with `mvn verify -Dgroups=serf`; skipped where there is no `serf` on the PATH.
@NullMarked
package io.tombolo.testing.system.serf;

import org.jspecify.annotations.NullMarked;
