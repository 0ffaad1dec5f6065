/// The demo: two datacenters on this machine that reach each other through their gateways only.
///
///     DemoFiles ─▶ certificates, one configuration a server
///     Demo ─▶ server and gateway of dc1 ─▶ server and gateway of dc2 ─▶ a service in each ─▶ Verification
///
/// Every process is one that an operator could have started by hand, and is asked over the HTTP API alone. What is
/// verified is
/// what the mission document asks for. Source: WAN federation sheet 0 and 7.
@NullMarked
package io.tombolo.cli.demo;

import org.jspecify.annotations.NullMarked;
