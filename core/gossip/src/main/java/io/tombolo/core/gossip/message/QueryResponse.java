package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// An answer to a [Query], or only the word that it arrived. Source: gossip sheet 13 and 16.
///
/// @param time of the query
/// @param id of the query
/// @param from who answers
/// @param ack whether this is only the word that the query arrived
/// @param payload the answer
public record QueryResponse(LamportTime time, QueryId id, MemberName from, boolean ack, Bytes payload)
        implements SerfMessage {}
