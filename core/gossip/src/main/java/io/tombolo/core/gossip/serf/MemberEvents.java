package io.tombolo.core.gossip.serf;

import java.time.Instant;

/// Who wants to know that a member changed.
@FunctionalInterface
interface MemberEvents {

    void changed(Instant now, SerfEvent.Change change, SerfMember member);
}
