/// Every method that servers call on each other, in one place.
///
///     rpc.query ◀─ rpc.catalog, rpc.health, rpc.kv … ◀─ MethodCatalogue
///     (blocks)     (records, and a class of methods)     (by name)
///
/// Source: RPC sheet 15.
@NullMarked
package io.tombolo.contract.rpc.catalogue;

import org.jspecify.annotations.NullMarked;
