/// The mission's hard case: datacenters with the same subnet, the same addresses and the same node names, in network
/// namespaces. Servers have no way out of their datacenter, but to the primary's gateways.
///
///      dc1: 10.0.0.0/24                  172.30.0.0/24                 dc2: 10.0.0.0/24
///     server 10.0.0.2 ─┬─ gateway 10.0.0.101 ══ link ══ gateway 10.0.0.101 ─┬─ server 10.0.0.2
///                      └──────── captured ─────┴────────────── captured ──┘
///
/// Run alone with `mvn verify -Dgroups=namespaces`; skipped without root, `ip`, `nft`, `tcpdump` or `curl`.
@NullMarked
package io.tombolo.testing.system.namespaces;

import org.jspecify.annotations.NullMarked;
