/// Network coordinates: how far nodes are from each other, as their gossip has found out.
///
///     Coordinates ── coordinates: by node and segment
///
/// Written in batches by the leader; those of unknown nodes are dropped without a word.
/// Source: HTTP sheet 3.1; RPC sheet 16, "Coordinate".
@NullMarked
package io.tombolo.core.catalog.coordinate;

import org.jspecify.annotations.NullMarked;
