/// The methods of the catalog: what is asked for, turned into queries and commands of `core/catalog` and back.
///
///     Catalog · Health · KVS · Session · Coordinate · Internal · FederationState · Operator · ConfigEntry ·
/// Intention
///         └──────────┴─ one class each ─▶ MethodTable ─▶ [CatalogEndpoints], an RpcEndpoint
///
/// Each asks what the caller may do before it does anything. Source: RPC sheet 15.
@NullMarked
package io.tombolo.catalogservice.endpoint;

import org.jspecify.annotations.NullMarked;
