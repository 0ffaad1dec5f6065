package io.tombolo.catalogservice.log.jraft;

import com.alipay.sofa.jraft.rpc.RpcRequests;
import com.google.protobuf.UnknownFieldSet;

/// Elections that a leader has ordered, because it gives the lead away. It reads no more then, so nobody has to
/// wait for the end of its lease.
///
/// Requests of such an election carry a mark, in a field of ours that the engine hands on unread.
final class OrderedElections {

    /// Beyond the engine's own fields, which are numbered from 1.
    private static final int MARK = 1_000;

    private static final UnknownFieldSet MARKED = UnknownFieldSet.newBuilder()
            .addField(MARK, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();

    private volatile long term;

    /// The leader of a term orders an election.
    void ordered(long termOfLeader) {
        term = termOfLeader + 1;
    }

    /// The same request, with a mark if its election was ordered.
    Object marked(Object request) {
        return request instanceof RpcRequests.RequestVoteRequest vote && !vote.getPreVote() && vote.getTerm() == term
                ? vote.toBuilder().mergeUnknownFields(MARKED).build()
                : request;
    }

    static boolean isMarked(RpcRequests.RequestVoteRequest vote) {
        return vote.getUnknownFields().hasField(MARK);
    }
}
