package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.MemberState;
import java.time.Instant;

/// How a member stands in the own eyes, with what belongs to that alone.
sealed interface Standing {

    MemberState state();

    /// In good standing; one value for all, since a large pool has little else.
    Standing LIVE = new Live();

    record Live() implements Standing {
        @Override
        public MemberState state() {
            return MemberState.ALIVE;
        }
    }

    /// Accused, and not refuted yet.
    ///
    /// @param suspicion the running countdown
    record Suspected(Suspicion suspicion) implements Standing {
        @Override
        public MemberState state() {
            return MemberState.SUSPECT;
        }
    }

    /// Buried.
    ///
    /// @param since when it was buried here
    /// @param left  whether it said goodbye itself
    record Gone(Instant since, boolean left) implements Standing {
        @Override
        public MemberState state() {
            return left ? MemberState.LEFT : MemberState.DEAD;
        }
    }
}
