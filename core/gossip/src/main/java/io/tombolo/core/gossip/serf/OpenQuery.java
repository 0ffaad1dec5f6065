package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.wire.Bytes;

/// Who waits for the answers to a question of ours.
interface OpenQuery {

    void acked(MemberName from);

    void answered(MemberName from, Bytes payload);

    /// Whether there is nothing more to wait for.
    boolean isComplete();

    void closed(int acks, int answers);
}
