/// What requests and answers of many methods have in common.
///
///     request ─ Datacenter, QueryOptions  (reads)        answer ─ results, QueryMeta
///             ─ Datacenter, WriteRequest  (writes)
///
/// The blocks are embedded: on the wire their fields stand among those of the record. Source: RPC sheet 5 and 16.
@NullMarked
package io.tombolo.contract.rpc.query;

import org.jspecify.annotations.NullMarked;
