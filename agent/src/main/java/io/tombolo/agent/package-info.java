/// What is registered on this node: its services, their health checks, and keeping the catalog true to both.
///
///     LocalAgent ─▶ Driver ─▶ AgentMachine ─▶ AgentOutlet ─┬─▶ Probes, AliasWatches
///                                                          ├─▶ RegistrationFolder
///                                                          ├─▶ CatalogCalls
///                                                          └─▶ Board: the view of readers, replies
///
/// What the machine decides is in `core/registration`; here is what has sockets, files and threads.
/// Source: HTTP sheet 2.3 and 3.3; configuration sheet 2.7.
@NullMarked
package io.tombolo.agent;

import org.jspecify.annotations.NullMarked;
