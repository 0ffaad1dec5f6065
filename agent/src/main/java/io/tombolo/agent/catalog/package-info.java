/// The agent's side of the catalog: reading and writing its own node, and following others for aliases.
///
///     WriteCatalog, ReadCatalog ─▶ CatalogCalls ─▶ RpcCaller ─▶ AgentInput
///     Follow                    ─▶ AliasWatches ─▶ RpcCaller ─▶ Finding, again and again
///
/// Source: RPC sheet 15, `Catalog.Register`, `Catalog.Deregister`, `Catalog.NodeServices`, `Health.NodeChecks`.
@NullMarked
package io.tombolo.agent.catalog;

import org.jspecify.annotations.NullMarked;
