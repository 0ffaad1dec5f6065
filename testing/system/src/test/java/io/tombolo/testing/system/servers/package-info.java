/// Several servers of one datacenter, as processes.
///
///     [ServerGroup] ─▶ processes with folders and loopback addresses of their own ─▶ calls to each of them
@NullMarked
package io.tombolo.testing.system.servers;

import org.jspecify.annotations.NullMarked;
