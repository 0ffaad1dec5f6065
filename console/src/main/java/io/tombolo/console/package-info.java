/// The web page on which an operator sees the federation: datacenters, gateways, servers, and what is wrong with them.
///
///     members + gateways + preconditions ─▶ one page
@NullMarked
package io.tombolo.console;

import org.jspecify.annotations.NullMarked;
